-- A mention's offsets are in order and within the text of its field.
select
    concat_ws(':', mentions.article_id, mentions.field, mentions.char_start, mentions.char_end) as row_id,
    'span_invalid' as reason
from mentions
inner join articles on mentions.article_id = articles.article_id
where
    mentions.char_start < 0
    or mentions.char_start >= mentions.char_end
    or mentions.char_end > coalesce(
        case mentions.field
            when 'title' then length(articles.title)
            when 'standfirst' then length(articles.standfirst)
            else length(articles.body)
        end,
        0
    )
