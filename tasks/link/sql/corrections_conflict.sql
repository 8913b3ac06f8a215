-- The story of a conflict, by any id that its measure ever had.
with resolved as (
    select coalesce(max(merged.new_id), any_value(asked.measure_id)) as measure_id
    from (select 'n' || substr(getvariable('target'), 2) as measure_id) as asked
    left join store.cluster_ids as merged on asked.measure_id = merged.old_id
)

select
    measures.story_id,
    'x' || substr(measures.measure_id, 2) as conflict_id
from store.measures as measures
inner join resolved on measures.measure_id = resolved.measure_id
union all
select
    conflicts.story_id,
    conflicts.conflict_id
from store.conflicts as conflicts
where conflicts.conflict_id = getvariable('target')
