-- A conflict that is called false is one that linking found.
with conflicts as (
    select conflict_id from store.conflicts
    union all
    select 'x' || substr(measure_id, 2) as conflict_id from store.measures
    where verdict = 'conflict'
)

select refuted.conflict_id as row_id
from store.false_conflicts as refuted
anti join conflicts on refuted.conflict_id = conflicts.conflict_id
order by row_id
