-- The quantities that several figures of the stories give: disputed, updated, agreed; the widest known first.
select
    story_id,
    measure_id,
    counted,
    action_class,
    unit,
    place,
    n_outlets,
    n_independent,
    verdict
from published.measures
where story_id in (select asked.id from asked)
order by
    story_id asc,
    verdict = 'conflict' desc,
    verdict = 'update' desc,
    n_independent desc,
    n_readings desc,
    measure_id asc;
