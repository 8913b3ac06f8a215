-- A statement's offsets are in order, within its sentence, and with that within the text of its field.
select
    concat_ws(':', statements.article_id, statements.field, statements.char_start, statements.char_end) as row_id,
    'span_invalid' as reason
from statements
inner join articles on statements.article_id = articles.article_id
where
    statements.sentence_start < 0
    or statements.char_start < statements.sentence_start
    or statements.char_start >= statements.char_end
    or statements.char_end > statements.sentence_end
    or statements.sentence_end > coalesce(
        case statements.field
            when 'title' then length(articles.title)
            when 'standfirst' then length(articles.standfirst)
            else length(articles.body)
        end,
        0
    )
