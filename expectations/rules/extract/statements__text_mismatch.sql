-- A statement's text is the text at its offsets.
select
    concat_ws(':', statements.article_id, statements.field, statements.char_start, statements.char_end) as row_id,
    'text_mismatch' as reason
from statements
inner join articles on statements.article_id = articles.article_id
where
    statements.text <> substring(
        case statements.field
            when 'title' then coalesce(articles.title, '')
            when 'standfirst' then coalesce(articles.standfirst, '')
            else articles.body
        end,
        statements.char_start + 1,
        statements.char_end - statements.char_start
    )
