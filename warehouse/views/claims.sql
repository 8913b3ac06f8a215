-- What a story's sources state, each claim once.
create or replace view published.claims as
with claims as (
    select * from store.claims
),

reports as (
    select
        statements.claim_id,
        count(distinct articles.article_id) as n_articles,
        count(distinct articles.outlet) as n_outlets,
        count(distinct articles.copy_group_id) as n_independent
    from published.statements as statements
    inner join published.articles as articles on statements.article_id = articles.article_id
    where articles.is_current
    group by statements.claim_id
)

select
    claims.claim_id,
    claims.story_id,
    claims.text,
    coalesce(reports.n_articles, 0) as n_articles,
    coalesce(reports.n_outlets, 0) as n_outlets,
    coalesce(reports.n_independent, 0) as n_independent
from claims
left join reports on claims.claim_id = reports.claim_id;

comment on view published.claims is 'A statement that a story''s sources make, once.';
comment on column published.claims.claim_id is
'Cluster id, given when the claim is founded; see cluster_ids for merged ones.';
comment on column published.claims.story_id is 'The event it belongs to.';
comment on column published.claims.text is 'The clearest wording of it.';
comment on column published.claims.n_articles is 'Articles that make it, current versions only.';
comment on column published.claims.n_outlets is 'Outlets that make it.';
comment on column published.claims.n_independent is 'Independent reports that make it.';
