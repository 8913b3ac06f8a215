-- The articles of a story, by any id that it ever had.
with resolved as (
    select coalesce(max(merged.new_id), any_value(asked.story_id)) as story_id
    from (select getvariable('target') as story_id) as asked
    left join store.cluster_ids as merged on asked.story_id = merged.old_id
)

select members.member_id as stands_for
from store.members as members
inner join resolved on members.cluster_id = resolved.story_id
where members.kind = 'story'
order by members.member_id
