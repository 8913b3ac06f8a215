-- What an outlet does with a claim is of the vocabulary.
select
    concat_ws(':', claim_id, outlet) as row_id,
    'code_unknown' as reason
from coverage
where not list_contains((select terms.coverage_statuses from terms), status)
