-- warning: An outlet's share of quarantined documents is about that of its last runs.
select
    drifts.outlet as row_id,
    drifts.is_now as quarantined_now,
    drifts.was_before as quarantined_before
from drifts
cross join limits
where drifts.what = 'quarantined' and abs(drifts.is_now - drifts.was_before) > limits.drift_share_max
