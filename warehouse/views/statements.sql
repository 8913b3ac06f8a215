-- Clauses of articles that assert something.
create or replace view published.statements as
with statements as (
    select
        *,
        't' || substr(article_id, 2) || '-' || left(field, 1) || char_start || '-' || char_end as statement_id,
        'q' || substr(article_id, 2) || '-' || left(field, 1) || quote_start || '-' || quote_end as quote_id,
        'i' || substr(article_id, 2) || '-' || subject_entity as subject_id
    from store.statements
),

articles as (
    select
        article_id,
        story_id
    from published.articles
),

entities as (
    select
        member_id,
        cluster_id as entity_id
    from store.members
    where kind = 'entity'
),

claims as (
    select
        member_id as statement_id,
        cluster_id as claim_id
    from store.members
    where kind = 'claim'
)

select
    statements.statement_id,
    statements.article_id,
    articles.story_id,
    statements.subject,
    entities.entity_id as subject_entity_id,
    statements.predicate,
    statements.predicate_class,
    statements.object,
    statements.negated,
    statements.modality,
    statements.tense,
    statements.place,
    statements.date_text,
    statements.voice,
    statements.quote_id,
    statements.text,
    statements.field,
    statements.char_start,
    statements.char_end,
    claims.claim_id
from statements
inner join articles on statements.article_id = articles.article_id
left join entities on statements.subject_id = entities.member_id
left join claims on statements.statement_id = claims.statement_id;

comment on view published.statements is 'A clause that asserts something.';
comment on column published.statements.statement_id is 'Row id: a function of the article, the field and the span.';
comment on column published.statements.article_id is 'The article it stands in.';
comment on column published.statements.story_id is
'The event the article reports.';
comment on column published.statements.subject is 'Who or what it is about, as worded; NULL where it has no subject.';
comment on column published.statements.subject_entity_id is
'The entity it is about; NULL where it is none.';
comment on column published.statements.predicate is 'What is said of the subject: the verb, in its base form.';
comment on column published.statements.predicate_class is 'Class of the predicate; NULL where it falls into none.';
comment on column published.statements.object is 'What the verb is directed at, as worded; NULL where there is none.';
comment on column published.statements.negated is 'Whether it says that something is not so.';
comment on column published.statements.modality is
'Whether it is said as possible, planned or required; NULL where said as a fact.';
comment on column published.statements.tense is 'Tense of the verb; NULL where it has none.';
comment on column published.statements.place is 'Where, as worded; NULL where it is not said.';
comment on column published.statements.date_text is 'When, as worded; NULL where it is not said.';
comment on column published.statements.voice is 'Who asserts it: outlet or quoted.';
comment on column published.statements.quote_id is
'The quote it stands in; NULL in the outlet''s own voice.';
comment on column published.statements.text is 'The clause itself.';
comment on column published.statements.field is 'The text it stands in: title, standfirst or body.';
comment on column published.statements.char_start is 'First code point in that text, counted from 0.';
comment on column published.statements.char_end is 'End of the span, exclusive, in code points.';
comment on column published.statements.claim_id is
'The claim it words; NULL in a story of one report.';
