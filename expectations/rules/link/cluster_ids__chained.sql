-- An id that was merged away resolves in one step.
select
    chained.old_id as row_id,
    'chained' as reason
from cluster_ids as chained
semi join cluster_ids as further on chained.new_id = further.old_id
