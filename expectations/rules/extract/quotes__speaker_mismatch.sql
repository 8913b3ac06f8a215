-- A quote's speaker, where there is a place for it, is the text at that place.
select
    concat_ws(':', quotes.article_id, quotes.field, quotes.char_start, quotes.char_end) as row_id,
    'speaker_mismatch' as reason
from quotes
inner join articles on quotes.article_id = articles.article_id
where
    coalesce(quotes.speaker_start, quotes.speaker_end) is not null
    and quotes.speaker_text is distinct from substring(
        case quotes.field
            when 'title' then coalesce(articles.title, '')
            when 'standfirst' then coalesce(articles.standfirst, '')
            else articles.body
        end,
        quotes.speaker_start + 1,
        quotes.speaker_end - quotes.speaker_start
    )
