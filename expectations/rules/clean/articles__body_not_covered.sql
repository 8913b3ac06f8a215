-- The body blocks of an article follow each other and leave out nothing of its body but blanks.
with pieces as (
    select
        document_id,
        body_start,
        body_end
    from blocks
    where reason = 'body'
    union all
    select
        document_id,
        length(body) as body_start,
        length(body) as body_end
    from articles
),

gaps as (
    select
        document_id,
        lag(body_end, 1, 0) over (partition by document_id order by body_start, body_end) as gap_start,
        body_start as gap_end
    from pieces
)

select distinct
    articles.article_id as row_id,
    'body_not_covered' as reason
from articles
inner join gaps on articles.document_id = gaps.document_id
where
    gaps.gap_end < gaps.gap_start
    or regexp_matches(substring(articles.body, gaps.gap_start + 1, gaps.gap_end - gaps.gap_start), '[^\s\p{Z}]')
