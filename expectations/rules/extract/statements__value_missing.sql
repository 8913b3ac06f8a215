-- A statement has a value in every required column.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'value_missing' as reason
from statements
where
    article_id is null
    or predicate is null
    or negated is null
    or voice is null
    or text is null
    or field is null
    or char_start is null
    or char_end is null
    or sentence_start is null
    or sentence_end is null
