-- The speaker that a quote was given is an entity with members, or a name alone.
select speakers.quote_id as row_id
from store.corrected_speakers as speakers
anti join store.members as members on speakers.entity_id = members.cluster_id and members.kind = 'entity'
where speakers.entity_id is not null
order by row_id
