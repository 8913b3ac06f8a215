-- A quote's offsets are in order and within the text of its field.
select
    concat_ws(':', quotes.article_id, quotes.field, quotes.char_start, quotes.char_end) as row_id,
    'span_invalid' as reason
from quotes
inner join articles on quotes.article_id = articles.article_id
where
    quotes.char_start < 0
    or quotes.char_start >= quotes.char_end
    or quotes.char_end > coalesce(
        case quotes.field
            when 'title' then length(articles.title)
            when 'standfirst' then length(articles.standfirst)
            else length(articles.body)
        end,
        0
    )
