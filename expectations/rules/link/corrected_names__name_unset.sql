-- An entity is renamed to a name that a correction which holds gives.
select
    names.entity_id as row_id,
    'name_unset' as reason
from corrected_names as names
anti join corrections on corrections.applied and names.name = corrections.value
