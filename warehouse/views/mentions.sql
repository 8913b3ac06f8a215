-- Namings of people, organisations, places and other entities in articles.
create or replace view published.mentions as
with mentions as (
    select
        *,
        'i' || substr(article_id, 2) || '-' || entity as member_id
    from store.mentions
),

entities as (
    select
        member_id,
        cluster_id as entity_id
    from store.members
    where kind = 'entity'
)

select
    'm' || substr(mentions.article_id, 2) || '-' || left(mentions.field, 1) || mentions.char_start || '-'
    || mentions.char_end as mention_id,
    mentions.article_id,
    entities.entity_id,
    mentions.kind,
    mentions.form,
    mentions.text,
    mentions.field,
    mentions.char_start,
    mentions.char_end
from mentions
left join entities on mentions.member_id = entities.member_id;

comment on view published.mentions is 'One naming of an entity: a name, a description or a pronoun.';
comment on column published.mentions.mention_id is 'Row id: a function of the article, the field and the span.';
comment on column published.mentions.article_id is 'The article it stands in.';
comment on column published.mentions.entity_id is
'The entity it names.';
comment on column published.mentions.kind is
'What is named: PERSON, ORG, LOC, NORP, FAC, PRODUCT or MISC.';
comment on column published.mentions.form is 'How it is named: name, nominal (a description) or pronoun.';
comment on column published.mentions.text is 'The words themselves.';
comment on column published.mentions.field is 'The text it stands in: title, standfirst or body.';
comment on column published.mentions.char_start is 'First code point in that text, counted from 0.';
comment on column published.mentions.char_end is 'End of the span, exclusive, in code points.';
