-- Disagreements within stories, of every kind.
create or replace view published.conflicts as
with measures as (
    select
        measure_id,
        story_id,
        counted,
        action_class,
        confidence
    from store.measures
    where verdict = 'conflict'
),

-- As published.figure_conflicts has them, with their spans; a measure whose conflict is called false has none.
readings as (
    select
        figures.*,
        articles.published_at,
        case figures.field
            when 'title' then articles.title
            when 'standfirst' then articles.standfirst
            else articles.body
        end as whole
    from published.figures as figures
    semi join measures on figures.measure_id = measures.measure_id
    inner join store.articles as articles on figures.article_id = articles.article_id
),

gathered as (
    select
        measure_id,
        list(
            {
                'outlet': outlet,
                'article_id': article_id,
                'value': text,
                'sentence': substring(whole, sentence_start + 1, sentence_end - sentence_start),
                'char_start': char_start,
                'char_end': char_end
            }
            order by published_at, outlet, figure_id
        ) as readings
    from readings
    group by measure_id
),

others as (
    select conflicts.*
    from store.conflicts as conflicts
    anti join store.false_conflicts as refuted on conflicts.conflict_id = refuted.conflict_id
)

select
    'x' || substr(measures.measure_id, 2) as conflict_id,
    measures.story_id,
    'figure' as kind,
    concat_ws(', ', measures.counted, measures.action_class) as subject,
    measures.measure_id,
    cast(null as varchar) as claim_id,
    cast(null as varchar) as utterance_id,
    gathered.readings,
    measures.confidence
from measures
inner join gathered on measures.measure_id = gathered.measure_id
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
