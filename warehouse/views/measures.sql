-- Quantities of stories that figures give (no rows while figures are not linked).
create or replace view published.measures as
select
    cast(null as varchar) as measure_id,
    cast(null as varchar) as story_id,
    cast(null as varchar) as counted,
    cast(null as varchar) as action_class,
    cast(null as varchar) as unit,
    cast(null as varchar) as place,
    cast(null as double) as low,
    cast(null as double) as high,
    cast(null as bigint) as n_readings,
    cast(null as bigint) as n_outlets,
    cast(null as bigint) as n_independent,
    cast(null as varchar) as verdict
where false;

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
