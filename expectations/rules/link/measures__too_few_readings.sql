-- A measure is what two figures at least give.
with readings as (
    select
        cluster_id as measure_id,
        count(*) as n_readings
    from members
    where kind = 'measure'
    group by cluster_id
)

select
    measures.measure_id as row_id,
    'too_few_readings' as reason
from measures
left join readings on measures.measure_id = readings.measure_id
where coalesce(readings.n_readings, 0) < 2
