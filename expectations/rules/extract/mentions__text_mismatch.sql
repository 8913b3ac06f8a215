-- A mention's text is the text at its offsets.
select
    concat_ws(':', mentions.article_id, mentions.field, mentions.char_start, mentions.char_end) as row_id,
    'text_mismatch' as reason
from mentions
inner join articles on mentions.article_id = articles.article_id
where
    mentions.text <> substring(
        case mentions.field
            when 'title' then coalesce(articles.title, '')
            when 'standfirst' then coalesce(articles.standfirst, '')
            else articles.body
        end,
        mentions.char_start + 1,
        mentions.char_end - mentions.char_start
    )
