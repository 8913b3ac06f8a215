-- The newest run in the file, the newest model that a run used, and the Parallax of that run.
select
    max(run_id) as run_id,
    max_by(started_at, run_id) as started_at,
    max_by(version, run_id) as version,
    max_by(model, run_id) filter (where model is not null) as model
from published.runs
having count(*) > 0
