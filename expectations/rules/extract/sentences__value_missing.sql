-- A sentence has a value in every required column.
select
    concat_ws(':', article_id, field, char_start) as row_id,
    'value_missing' as reason
from sentences
where article_id is null or field is null or char_start is null or char_end is null
