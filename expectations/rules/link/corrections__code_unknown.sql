-- A correction's kind is of the vocabulary.
select
    correction_id as row_id,
    'code_unknown' as reason
from corrections
where not list_contains((select terms.correction_kinds from terms), kind)
