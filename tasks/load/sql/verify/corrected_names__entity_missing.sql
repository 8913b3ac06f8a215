-- An entity that was renamed has members.
select names.entity_id as row_id
from store.corrected_names as names
anti join store.members as members on names.entity_id = members.cluster_id and members.kind = 'entity'
order by row_id
