-- On what else than numbers do reports disagree: who, where, when, whether?
with sides as (
    select
        kind,
        conflict_id,
        subject,
        unnest(readings) as reading
    from published.conflicts
    where kind not in ('figure', 'wording')
)

select
    sides.kind,
    left(sides.subject, 60) as subject,
    left(sides.reading.value, 60) as says,
    list(distinct sides.reading.outlet order by sides.reading.outlet) as outlets
from sides
group by sides.kind, sides.conflict_id, sides.subject, sides.reading.value
order by sides.kind asc, sides.conflict_id asc, len(outlets) desc, says asc
