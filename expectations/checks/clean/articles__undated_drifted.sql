-- warning: An outlet's share of articles without a date is about that of its last runs.
select
    drifts.outlet as row_id,
    drifts.is_now as undated_now,
    drifts.was_before as undated_before
from drifts
cross join limits
where drifts.what = 'undated' and abs(drifts.is_now - drifts.was_before) > limits.drift_share_max
