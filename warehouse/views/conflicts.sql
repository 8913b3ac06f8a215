-- Disagreements within stories, of every kind.
create or replace view published.conflicts as
with figures as (
    select
        conflicts.*,
        measures.confidence
    from published.figure_conflicts as conflicts
    inner join store.measures as measures on conflicts.measure_id = measures.measure_id
),

spans as (
    select
        figure_id,
        char_start,
        char_end
    from published.figures
),

sides as (
    select
        measure_id,
        unnest(readings) as reading
    from figures
),

readings as (
    select
        sides.measure_id,
        list(
            {
                'outlet': sides.reading.outlet,
                'article_id': sides.reading.article_id,
                'value': sides.reading.text,
                'sentence': sides.reading.sentence,
                'char_start': spans.char_start,
                'char_end': spans.char_end
            }
            order by sides.reading.published_at, sides.reading.outlet, sides.reading.figure_id
        ) as readings
    from sides
    inner join spans on sides.reading.figure_id = spans.figure_id
    group by sides.measure_id
),

others as (
    select conflicts.*
    from store.conflicts as conflicts
    anti join store.false_conflicts as refuted on conflicts.conflict_id = refuted.conflict_id
)

select
    'x' || substr(figures.measure_id, 2) as conflict_id,
    figures.story_id,
    'figure' as kind,
    concat_ws(', ', figures.counted, figures.action_class) as subject,
    figures.measure_id,
    cast(null as varchar) as claim_id,
    cast(null as varchar) as utterance_id,
    readings.readings,
    figures.confidence
from figures
inner join readings on figures.measure_id = readings.measure_id
union all
select
    conflict_id,
    story_id,
    kind,
    subject,
    cast(null as varchar) as measure_id,
    claim_id,
    utterance_id,
    readings,
    confidence
from others;

comment on view published.conflicts is 'Any disagreement in a story, but those that a correction calls false.';
comment on column published.conflicts.conflict_id is
'Row id: a function of the story, the kind and what the sources disagree on.';
comment on column published.conflicts.story_id is 'The event.';
comment on column published.conflicts.kind is 'figure, place, date, attribution, negation or wording.';
comment on column published.conflicts.subject is 'What the sources disagree on, in words.';
comment on column published.conflicts.measure_id is 'The measure, for a conflict of figures; otherwise NULL.';
comment on column published.conflicts.claim_id is 'The claim, for a conflict of statements; otherwise NULL.';
comment on column published.conflicts.utterance_id is 'The utterance, for a conflict of quotes; otherwise NULL.';
comment on column published.conflicts.readings is
'What each article says, with its sentence and the span of the value in code points.';
comment on column published.conflicts.confidence is
'Probability, 0 to 1, that it is a disagreement; NULL where there is no measure.';
