-- A figure's offsets are in order and within the text of its field.
select
    concat_ws(':', figures.article_id, figures.field, figures.char_start, figures.char_end) as row_id,
    'span_invalid' as reason
from figures
inner join articles on figures.article_id = articles.article_id
where
    figures.char_start < 0
    or figures.char_start >= figures.char_end
    or figures.char_end > coalesce(
        case figures.field
            when 'title' then length(articles.title)
            when 'standfirst' then length(articles.standfirst)
            else length(articles.body)
        end,
        0
    )
