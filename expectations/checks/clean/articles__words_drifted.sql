-- warning: An outlet's bodies are about as long as in its last runs.
select
    drifts.outlet as row_id,
    drifts.is_now as words_now,
    drifts.was_before as words_before
from drifts
cross join limits
where
    drifts.what = 'words'
    and (
        drifts.is_now > drifts.was_before * limits.drift_words_ratio_max
        or drifts.is_now < drifts.was_before / limits.drift_words_ratio_max
    )
