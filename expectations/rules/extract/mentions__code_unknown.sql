-- A mention's kind, form and field are of their vocabularies.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'code_unknown' as reason
from mentions
where
    not list_contains((select terms.mention_kinds from terms), kind)
    or not list_contains((select terms.mention_forms from terms), form)
    or not list_contains((select terms.fields from terms), field)
