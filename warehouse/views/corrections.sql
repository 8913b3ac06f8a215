-- What people corrected by hand, and whether it holds.
create or replace view published.corrections as
with corrections as (
    select * from store.corrections
)

select
    correction_id,
    position,
    kind,
    targets,
    value,
    reason,
    corrected_by,
    applied,
    note,
    story_ids
from corrections;

comment on view published.corrections is 'What somebody corrected by hand: an entry of corrections.toml.';
comment on column published.corrections.correction_id is
'Row id: a function of what is corrected, not of why or by whom.';
comment on column published.corrections.position is 'The place of the entry in the file, counted from 1.';
comment on column published.corrections.kind is
'merge_stories, split_story, join_entities, rename_entity, split_entity, set_speaker or false_conflict.';
comment on column published.corrections.targets is 'The ids, addresses and names that the entry is about, as written.';
comment on column published.corrections.value is
'The name that is given, the speaker that is set, or apart, for a story split into its articles; otherwise NULL.';
comment on column published.corrections.reason is 'Why, as written; NULL where it is not said.';
comment on column published.corrections.corrected_by is 'Who says so, as written; NULL where it is not said.';
comment on column published.corrections.applied is 'Whether it holds in this warehouse.';
comment on column published.corrections.note is 'What it came to, or why it does not hold.';
comment on column published.corrections.story_ids is 'The events that it is about, by the ids that they have now.';
