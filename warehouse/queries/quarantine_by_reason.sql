-- What was not let through, for which reason, and where is an example?
with quarantine as (
    select * from published.quarantine
)

select
    reason,
    level,
    stage,
    count(*) as n_rows,
    count(distinct run_id) as n_runs,
    arg_min(source_uri, (run_id, source_uri)) as example,
    left(arg_min(detail, (run_id, source_uri)), 80) as detail_of_example
from quarantine
group by reason, level, stage
order by n_rows desc, reason asc, level asc, stage asc
