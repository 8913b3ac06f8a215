-- Namings of people, organisations, places and other entities in articles.
create or replace view published.mentions as
with mentions as (
    select * from store.mentions
)

select
    'm' || substr(article_id, 2) || '-' || left(field, 1) || char_start || '-' || char_end as mention_id,
    article_id,
    cast(null as varchar) as entity_id,
    kind,
    form,
    text,
    field,
    char_start,
    char_end
from mentions;

comment on view published.mentions is 'One naming of an entity: a name, a description or a pronoun.';
comment on column published.mentions.mention_id is 'Row id: a function of the article, the field and the span.';
comment on column published.mentions.article_id is 'The article it stands in.';
comment on column published.mentions.entity_id is
'The entity it names; NULL while mentions are not linked to entities.';
comment on column published.mentions.kind is
'What is named: PERSON, ORG, LOC, NORP, FAC, PRODUCT or MISC.';
comment on column published.mentions.form is 'How it is named: name, nominal (a description) or pronoun.';
comment on column published.mentions.text is 'The words themselves.';
comment on column published.mentions.field is 'The text it stands in: title, standfirst or body.';
comment on column published.mentions.char_start is 'First code point in that text, counted from 0.';
comment on column published.mentions.char_end is 'End of the span, exclusive, in code points.';
