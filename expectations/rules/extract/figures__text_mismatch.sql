-- A figure's text is the text at its offsets.
select
    concat_ws(':', figures.article_id, figures.field, figures.char_start, figures.char_end) as row_id,
    'text_mismatch' as reason
from figures
inner join articles on figures.article_id = articles.article_id
where
    figures.text <> substring(
        case figures.field
            when 'title' then coalesce(articles.title, '')
            when 'standfirst' then coalesce(articles.standfirst, '')
            else articles.body
        end,
        figures.char_start + 1,
        figures.char_end - figures.char_start
    )
