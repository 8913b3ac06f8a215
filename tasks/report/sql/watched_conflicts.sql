-- The conflicts that were not there before, with their readings.
select
    conflicts.conflict_id,
    conflicts.story_id,
    conflicts.kind,
    conflicts.subject,
    conflicts.readings
from published.conflicts as conflicts
anti join known on conflicts.conflict_id = known.id
order by conflicts.story_id, conflicts.kind, conflicts.conflict_id
