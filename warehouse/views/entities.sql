-- Who and what the corpus names.
create or replace view published.entities as
with names as (
    select * from store.entity_names
),

namings as (
    select distinct
        entity_id,
        text
    from published.mentions
    where form = 'name' and entity_id is not null
),

aliases as (
    select
        namings.entity_id,
        list(namings.text order by namings.text) as aliases
    from namings
    inner join names on namings.entity_id = names.entity_id
    where namings.text != names.name
    group by namings.entity_id
),

current_articles as (
    select
        article_id,
        outlet
    from published.articles
    where is_current
),

counts as (
    select
        mentions.entity_id,
        count(*) filter (where current_articles.article_id is not null) as n_mentions,
        count(distinct current_articles.article_id) as n_articles,
        count(distinct current_articles.outlet) as n_outlets
    from published.mentions as mentions
    left join current_articles on mentions.article_id = current_articles.article_id
    where mentions.entity_id is not null
    group by mentions.entity_id
)

select
    names.entity_id,
    names.name,
    names.kind,
    coalesce(aliases.aliases, []) as aliases,
    coalesce(counts.n_mentions, 0) as n_mentions,
    coalesce(counts.n_articles, 0) as n_articles,
    coalesce(counts.n_outlets, 0) as n_outlets
from names
left join counts on names.entity_id = counts.entity_id
left join aliases on names.entity_id = aliases.entity_id;

comment on view published.entities is 'A person, organisation, place or other named thing of the corpus.';
comment on column published.entities.entity_id is
'Cluster id, given when the entity is founded; see cluster_ids for merged ones.';
comment on column published.entities.name is 'Canonical name.';
comment on column published.entities.kind is 'PERSON, ORG, LOC, NORP, FAC, PRODUCT or MISC.';
comment on column published.entities.aliases is 'Other names it goes by in the corpus.';
comment on column published.entities.n_mentions is 'Mentions of it.';
comment on column published.entities.n_articles is 'Articles that mention it, current versions only.';
comment on column published.entities.n_outlets is 'Outlets that mention it.';
