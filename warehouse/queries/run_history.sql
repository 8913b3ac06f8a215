-- Which runs made this warehouse, what did each bring, and how many of its checks failed?
with runs as (
    select * from published.runs
),

failed as (
    select
        run_id,
        count(*) as n_failed
    from published.run_checks
    where not success
    group by run_id
)

select
    runs.started_at,
    runs.status,
    runs.n_documents,
    runs.n_articles,
    runs.n_unchanged,
    runs.n_quarantined,
    coalesce(failed.n_failed, 0) as n_failed_checks,
    round(runs.seconds, 1) as seconds,
    runs.run_id
from runs
left join failed on runs.run_id = failed.run_id
order by runs.run_id desc
