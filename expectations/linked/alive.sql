-- Which of the ids that `cluster_ids` names have members.
with named as (
    select old_id as cluster_id from store.cluster_ids
    union
    select new_id as cluster_id from store.cluster_ids
)

select distinct
    members.kind,
    members.cluster_id
from store.members as members
inner join named on members.cluster_id = named.cluster_id
