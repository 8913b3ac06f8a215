-- Measures on which the sources cannot all be right, with what each says.
create or replace view published.figure_conflicts as
with measures as (
    select * from published.measures
    where verdict = 'conflict'
),

readings as (
    select
        figures.*,
        articles.published_at,
        articles.is_current,
        quotes.speaker,
        quotes.speaker_text,
        case figures.field
            when 'title' then articles.title
            when 'standfirst' then articles.standfirst
            else articles.body
        end as whole
    from published.figures as figures
    semi join measures on figures.measure_id = measures.measure_id
    inner join published.articles as articles on figures.article_id = articles.article_id
    left join published.quotes as quotes on figures.quote_id = quotes.quote_id
),

gathered as (
    select
        measure_id,
        list(
            {
                'outlet': outlet,
                'article_id': article_id,
                'figure_id': figure_id,
                'value_low': value_low,
                'value_high': value_high,
                'modifier': modifier,
                'attributed_to': coalesce(speaker, speaker_text),
                'published_at': published_at,
                'superseded': not is_current,
                'text': text,
                'sentence': substring(whole, sentence_start + 1, sentence_end - sentence_start)
            }
            order by published_at, outlet, figure_id
        ) as readings
    from readings
    group by measure_id
)

select
    measures.measure_id,
    measures.story_id,
    measures.counted,
    measures.action_class,
    measures.low,
    measures.high,
    measures.n_outlets,
    gathered.readings
from measures
inner join gathered on measures.measure_id = gathered.measure_id;

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
