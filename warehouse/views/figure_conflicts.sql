-- Measures with readings that cannot all be right (no rows while figures are not linked).
create or replace view published.figure_conflicts as
select
    cast(null as varchar) as measure_id,
    cast(null as varchar) as story_id,
    cast(null as varchar) as counted,
    cast(null as varchar) as action_class,
    cast(null as double) as low,
    cast(null as double) as high,
    cast(null as bigint) as n_outlets,
    cast(
        null as struct(
            outlet varchar,
            article_id varchar,
            figure_id varchar,
            value_low double,
            value_high double,
            modifier varchar,
            attributed_to varchar,
            published_at timestamptz,
            superseded boolean,
            text varchar,
            sentence varchar
        )[]
    ) as readings
where false;

comment on view published.figure_conflicts is 'A measure on which the sources cannot all be right.';
comment on column published.figure_conflicts.measure_id is 'The measure.';
comment on column published.figure_conflicts.story_id is 'The event it belongs to.';
comment on column published.figure_conflicts.counted is 'What is counted or measured.';
comment on column published.figure_conflicts.action_class is
'Class of what happened to it, such as died; NULL where it falls into none.';
comment on column published.figure_conflicts.low is 'Least value that a reading gives; NULL where all are open below.';
comment on column published.figure_conflicts.high is
'Greatest value that a reading gives; NULL where all are open above.';
comment on column published.figure_conflicts.n_outlets is 'Outlets that give it.';
comment on column published.figure_conflicts.readings is
'The figures, each with its outlet, bounds, time and sentence; superseded: of a replaced version.';
