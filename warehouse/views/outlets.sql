-- Publishers: what the sources say of them, and what their articles show.
create or replace view published.outlets as
with known as (
    select * from store.outlets
),

names as (
    select outlet from store.outlets
    union
    select outlet from store.documents
),

counts as (
    select
        outlet,
        count(*) filter (where is_current) as n_articles,
        min(published_at) as first_seen,
        max(published_at) as last_seen
    from published.articles
    group by outlet
),

hosts as (
    select
        outlet,
        regexp_extract(lower(url), '^https?://(?:www\.|m\.|amp\.)?([^/:?#]+)', 1) as host,
        count(*) as n_urls
    from store.articles
    where url is not null
    group by all
),

domains as (
    select
        outlet,
        host
    from hosts
    where host != ''
    qualify row_number() over (partition by outlet order by n_urls desc, host asc) = 1
)

select
    names.outlet,
    coalesce(known.name, names.outlet) as name,
    coalesce(known.domain, domains.host) as domain,
    known.country,
    coalesce(counts.n_articles, 0) as n_articles,
    counts.first_seen,
    counts.last_seen
from names
left join known on names.outlet = known.outlet
left join counts on names.outlet = counts.outlet
left join domains on names.outlet = domains.outlet;

comment on view published.outlets is 'A publisher.';
comment on column published.outlets.outlet is
'Who published: the site''s name or registered domain, as every other view calls it.';
comment on column published.outlets.name is 'Name to show; the outlet itself where the source gives no other.';
comment on column published.outlets.domain is
'Domain it publishes at, from the source or its commonest url; NULL where neither tells.';
comment on column published.outlets.country is 'Country it publishes in, as the source says; NULL where it does not.';
comment on column published.outlets.n_articles is 'Articles of it, current versions only.';
comment on column published.outlets.first_seen is
'Earliest publication time among its articles, UTC; NULL where none is dated.';
comment on column published.outlets.last_seen is
'Latest publication time among its articles, UTC; NULL where none is dated.';
