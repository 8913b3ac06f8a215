-- A measure's verdict is of the vocabulary.
select
    measure_id as row_id,
    'code_unknown' as reason
from measures
where not list_contains((select terms.verdicts from terms), verdict)
