-- What people corrected by hand, in the order of their file.
select
    corrections.kind,
    corrections.targets,
    corrections.value,
    corrections.reason,
    corrections.corrected_by,
    corrections.applied,
    corrections.note,
    corrections.story_ids
from published.corrections as corrections
order by corrections.position
