-- Conflicts of a published file with the headline of their story, the widest told story first.
select
    conflicts.conflict_id,
    conflicts.kind,
    conflicts.subject,
    stories.headline,
    conflicts.story_id
from published.conflicts
left join published.stories on conflicts.story_id = stories.story_id
order by stories.n_outlets desc, conflicts.story_id asc, conflicts.kind asc, conflicts.conflict_id asc
