-- A figure's modifier and field are of their vocabularies.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'code_unknown' as reason
from figures
where
    not list_contains((select terms.modifiers from terms), modifier)
    or not list_contains((select terms.fields from terms), field)
