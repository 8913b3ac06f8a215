-- A quote's text is the text of its parts, joined by " … ", and its offsets are their envelope.
with pieces as (
    select
        article_id,
        field,
        char_start,
        char_end,
        text,
        unnest(parts) as part
    from quotes
),

sources as (
    select
        pieces.article_id,
        pieces.field,
        pieces.char_start,
        pieces.char_end,
        pieces.text,
        struct_extract(pieces.part, 'char_start') as part_start,
        struct_extract(pieces.part, 'char_end') as part_end,
        case pieces.field
            when 'title' then coalesce(articles.title, '')
            when 'standfirst' then coalesce(articles.standfirst, '')
            else articles.body
        end as source
    from pieces
    inner join articles on pieces.article_id = articles.article_id
),

joined as (
    select
        article_id,
        field,
        char_start,
        char_end,
        text,
        string_agg(
            substring(source, part_start + 1, part_end - part_start), ' … '
            order by part_start
        ) as told,
        min(part_start) as told_start,
        max(part_end) as told_end
    from sources
    group by article_id, field, char_start, char_end, text
)

select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'text_mismatch' as reason
from joined
where text <> told or char_start <> told_start or char_end <> told_end
