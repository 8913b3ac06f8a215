-- An input's outcome and kind of text are of their vocabularies.
select
    document_id as row_id,
    'code_unknown' as reason
from inputs
where
    not list_contains((select terms.outcomes from terms), outcome)
    or not list_contains((select terms.text_kinds from terms), text_kind)
