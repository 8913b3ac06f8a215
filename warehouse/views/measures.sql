-- Quantities of stories that figures give.
create or replace view published.measures as
with measures as (
    select measures.*
    from store.measures as measures
    -- One whose conflict somebody called false is no quantity that its figures give.
    anti join store.false_conflicts as refuted on 'x' || substr(measures.measure_id, 2) = refuted.conflict_id
),

readings as (
    select
        figures.measure_id,
        count(*) as n_readings,
        count(distinct articles.outlet) as n_outlets,
        count(distinct articles.copy_group_id) as n_independent
    from published.figures as figures
    inner join published.articles as articles on figures.article_id = articles.article_id
    group by figures.measure_id
)

select
    measures.measure_id,
    measures.story_id,
    measures.counted,
    measures.action_class,
    measures.unit,
    measures.place,
    measures.low,
    measures.high,
    readings.n_readings,
    readings.n_outlets,
    readings.n_independent,
    measures.verdict
from measures
inner join readings on measures.measure_id = readings.measure_id;

comment on view published.measures is 'A quantity of a story that several figures give.';
comment on column published.measures.measure_id is
'Cluster id, given when the measure is founded; see cluster_ids for merged ones.';
comment on column published.measures.story_id is 'The event it belongs to.';
comment on column published.measures.counted is 'What is counted or measured.';
comment on column published.measures.action_class is
'Class of what happened to it, such as died; NULL where it falls into none.';
comment on column published.measures.unit is
'count, percent, ordinal, an ISO 4217 currency code, or the name of a unit.';
comment on column published.measures.place is 'Where; NULL where it is not said.';
comment on column published.measures.low is
'Least value that a reading gives, in `unit`; NULL where all are open below.';
comment on column published.measures.high is
'Greatest value that a reading gives, in `unit`; NULL where all are open above.';
comment on column published.measures.n_readings is 'Figures that give it.';
comment on column published.measures.n_outlets is 'Outlets that give it.';
comment on column published.measures.n_independent is 'Independent reports that give it.';
comment on column published.measures.verdict is
'agreement, update (a later figure replaces an earlier one) or conflict.';
