-- A sentence's field is of the vocabulary.
select
    concat_ws(':', article_id, field, char_start) as row_id,
    'code_unknown' as reason
from sentences
where not list_contains((select terms.fields from terms), field)
