-- A mention has a value in every required column.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'value_missing' as reason
from mentions
where
    article_id is null
    or kind is null
    or form is null
    or text is null
    or field is null
    or char_start is null
    or char_end is null
