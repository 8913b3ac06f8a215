-- Numbers in articles that count or measure something.
create or replace view published.figures as
with figures as (
    select
        *,
        'f' || substr(article_id, 2) || '-' || left(field, 1) || char_start || '-' || char_end as figure_id,
        'q' || substr(article_id, 2) || '-' || left(field, 1) || quote_start || '-' || quote_end as quote_id,
        'i' || substr(article_id, 2) || '-' || counted_entity as counted_id
    from store.figures
),

articles as (
    select
        article_id,
        story_id,
        outlet
    from published.articles
),

entities as (
    select
        member_id,
        cluster_id as entity_id
    from store.members
    where kind = 'entity'
),

measures as (
    select
        members.member_id as figure_id,
        members.cluster_id as measure_id
    from store.members as members
    -- One whose conflict somebody called false is no quantity that its figures give.
    anti join store.false_conflicts as refuted on 'x' || substr(members.cluster_id, 2) = refuted.conflict_id
    where members.kind = 'measure'
)

select
    figures.figure_id,
    figures.article_id,
    articles.story_id,
    articles.outlet,
    figures.value_low,
    figures.value_high,
    figures.modifier,
    figures.unit,
    figures.counted,
    entities.entity_id as counted_entity_id,
    figures.action,
    figures.action_class,
    figures.place,
    figures.as_of,
    figures.is_change,
    figures.quote_id,
    figures.text,
    figures.field,
    figures.char_start,
    figures.char_end,
    figures.sentence_start,
    figures.sentence_end,
    measures.measure_id,
    figures.confidence
from figures
inner join articles on figures.article_id = articles.article_id
left join entities on figures.counted_id = entities.member_id
left join measures on figures.figure_id = measures.figure_id;

comment on view published.figures is 'A number that counts or measures, as a range from `value_low` to `value_high`.';
comment on column published.figures.figure_id is 'Row id: a function of the article, the field and the span.';
comment on column published.figures.article_id is 'The article it stands in.';
comment on column published.figures.story_id is
'The event the article reports.';
comment on column published.figures.outlet is 'Who published the article.';
comment on column published.figures.value_low is
'Least value it allows, in `unit`; NULL where open below (under, up to).';
comment on column published.figures.value_high is
'Greatest value it allows, in `unit`; NULL where open above (over, at least).';
comment on column published.figures.modifier is
'How exact it is: exact, about, over, at least, under, up to, range or magnitude.';
comment on column published.figures.unit is
'count, percent, ordinal, an ISO 4217 currency code, or the name of a unit.';
comment on column published.figures.counted is 'What is counted or measured, as worded; NULL where it is not said.';
comment on column published.figures.counted_entity_id is
'The entity that is counted; NULL where it is none.';
comment on column published.figures.action is 'What happened to what is counted, as worded; NULL where it is not said.';
comment on column published.figures.action_class is
'Class of that action, such as died; NULL where it falls into none.';
comment on column published.figures.place is 'Where, as worded; NULL where it is not said.';
comment on column published.figures.as_of is 'Time the number holds for, as worded; NULL where it is not said.';
comment on column published.figures.is_change is
'Whether it says by how much something changed, rather than how much there is.';
comment on column published.figures.quote_id is
'The quote it stands in; NULL in the outlet''s own voice.';
comment on column published.figures.text is 'The words of the number with its modifier and unit.';
comment on column published.figures.field is 'The text it stands in: title, standfirst or body.';
comment on column published.figures.char_start is 'First code point in that text, counted from 0.';
comment on column published.figures.char_end is 'End of the span, exclusive, in code points.';
comment on column published.figures.sentence_start is 'First code point of the sentence it stands in.';
comment on column published.figures.sentence_end is 'End of that sentence, exclusive, in code points.';
comment on column published.figures.measure_id is
'The quantity it is a reading of; NULL where no other report of the story gives it.';
comment on column published.figures.confidence is
'Probability, 0 to 1, that the figure is read right; NULL where there is no measure.';
