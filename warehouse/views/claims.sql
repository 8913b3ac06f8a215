-- What the sources of a story assert (no rows while statements are not linked).
create or replace view published.claims as
select
    cast(null as varchar) as claim_id,
    cast(null as varchar) as story_id,
    cast(null as varchar) as text,
    cast(null as bigint) as n_articles,
    cast(null as bigint) as n_outlets,
    cast(null as bigint) as n_independent
where false;

comment on view published.claims is 'A statement that a story''s sources make, once.';
comment on column published.claims.claim_id is
'Cluster id, given when the claim is founded; see cluster_ids for merged ones.';
comment on column published.claims.story_id is 'The event it belongs to.';
comment on column published.claims.text is 'The clearest wording of it.';
comment on column published.claims.n_articles is 'Articles that make it, current versions only.';
comment on column published.claims.n_outlets is 'Outlets that make it.';
comment on column published.claims.n_independent is 'Independent reports that make it.';
