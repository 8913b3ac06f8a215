-- An id that was merged away has no members.
select
    cluster_ids.old_id as row_id,
    'still_alive' as reason
from cluster_ids
semi join alive on cluster_ids.old_id = alive.cluster_id
