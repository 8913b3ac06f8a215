-- Who and what the corpus names (no rows while mentions are not linked).
create or replace view published.entities as
select
    cast(null as varchar) as entity_id,
    cast(null as varchar) as name,
    cast(null as varchar) as kind,
    cast(null as varchar[]) as aliases,
    cast(null as bigint) as n_mentions,
    cast(null as bigint) as n_articles,
    cast(null as bigint) as n_outlets
where false;

comment on view published.entities is 'A person, organisation, place or other named thing of the corpus.';
comment on column published.entities.entity_id is
'Cluster id, given when the entity is founded; see cluster_ids for merged ones.';
comment on column published.entities.name is 'Canonical name.';
comment on column published.entities.kind is 'PERSON, ORG, LOC, NORP, FAC, PRODUCT or MISC.';
comment on column published.entities.aliases is 'Other names it goes by in the corpus.';
comment on column published.entities.n_mentions is 'Mentions of it.';
comment on column published.entities.n_articles is 'Articles that mention it, current versions only.';
comment on column published.entities.n_outlets is 'Outlets that mention it.';
