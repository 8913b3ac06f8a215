-- An article has its stand among copies, its sketch and its terms, one row of each.
with held as (
    select
        article_id,
        'article_copies' as table_name
    from store.article_copies
    union all
    select
        article_id,
        'article_sketches' as table_name
    from store.article_sketches
    union all
    select
        article_id,
        'article_terms' as table_name
    from store.article_terms
),

counted as (
    select
        article_id,
        count(distinct table_name) as n_tables,
        count(*) as n_rows
    from held
    group by article_id
)

select coalesce(articles.article_id, counted.article_id) as row_id
from store.articles as articles
full join counted on articles.article_id = counted.article_id
where
    articles.article_id is null
    or coalesce(counted.n_tables, 0) <> 3
    or counted.n_rows <> 3
order by row_id
