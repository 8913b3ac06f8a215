-- On which numbers do outlets contradict each other, and which outlet stands alone?
with readings as (
    select
        measure_id,
        story_id,
        counted,
        unnest(readings) as reading
    from published.figure_conflicts
),

sides as (
    select
        readings.measure_id,
        readings.story_id,
        readings.counted,
        coalesce(readings.reading.value_low, readings.reading.value_high) as amount,
        min(readings.reading.text) as figure,
        list(distinct readings.reading.outlet order by readings.reading.outlet) as outlets
    from readings
    where not readings.reading.superseded
    group by readings.measure_id, readings.story_id, readings.counted, amount
)

select
    stories.headline,
    alone.counted,
    alone.outlets[1] as outlier,
    alone.figure as says,
    max_by(most.figure, (len(most.outlets), most.figure)) as others_say,
    max(len(most.outlets)) as n_others
from sides as alone
inner join sides as most on alone.measure_id = most.measure_id and alone.amount != most.amount
inner join published.stories as stories on alone.story_id = stories.story_id
where len(alone.outlets) = 1 and len(most.outlets) > 1
group by stories.headline, alone.measure_id, alone.counted, outlier, says
order by n_others desc, stories.headline asc, alone.counted asc, outlier asc
