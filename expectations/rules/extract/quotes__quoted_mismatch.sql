-- What a quote has in quotation marks is the text at its offsets.
with pieces as (
    select
        article_id,
        field,
        char_start,
        char_end,
        unnest(quoted) as piece
    from quotes
),

sources as (
    select
        pieces.article_id,
        pieces.field,
        pieces.char_start,
        pieces.char_end,
        struct_extract(pieces.piece, 'text') as piece_text,
        struct_extract(pieces.piece, 'char_start') as piece_start,
        struct_extract(pieces.piece, 'char_end') as piece_end,
        case pieces.field
            when 'title' then coalesce(articles.title, '')
            when 'standfirst' then coalesce(articles.standfirst, '')
            else articles.body
        end as source
    from pieces
    inner join articles on pieces.article_id = articles.article_id
)

select distinct
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'quoted_mismatch' as reason
from sources
where piece_text <> substring(source, piece_start + 1, piece_end - piece_start)
