-- A sentence's offsets are in order and within the text of its field.
select
    concat_ws(':', sentences.article_id, sentences.field, sentences.char_start) as row_id,
    'span_invalid' as reason
from sentences
inner join articles on sentences.article_id = articles.article_id
where
    sentences.char_start < 0
    or sentences.char_start >= sentences.char_end
    or sentences.char_end > coalesce(
        case sentences.field
            when 'title' then length(articles.title)
            when 'standfirst' then length(articles.standfirst)
            else length(articles.body)
        end,
        0
    )
