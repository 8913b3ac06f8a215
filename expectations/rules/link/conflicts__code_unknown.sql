-- A conflict's kind is of the vocabulary, and none of a figure: these are measures.
select
    conflict_id as row_id,
    'code_unknown' as reason
from conflicts
where not list_contains((select terms.conflict_kinds from terms), kind)
