-- The disagreements of the stories: figures first, then by how sure they are.
select
    story_id,
    conflict_id,
    kind,
    subject,
    measure_id,
    claim_id,
    utterance_id,
    readings
from published.conflicts
where story_id in (select asked.id from asked)
order by story_id asc, kind <> 'figure' asc, confidence desc nulls last, conflict_id asc;
