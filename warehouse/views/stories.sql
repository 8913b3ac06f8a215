-- Events that articles report (no rows while articles are not linked).
create or replace view published.stories as
select
    cast(null as varchar) as story_id,
    cast(null as varchar) as headline,
    cast(null as timestamptz) as first_seen,
    cast(null as timestamptz) as last_seen,
    cast(null as bigint) as n_articles,
    cast(null as bigint) as n_outlets,
    cast(null as bigint) as n_independent,
    cast(null as bigint) as n_claims,
    cast(null as bigint) as n_conflicts,
    cast(null as varchar[]) as top_entities
where false;

comment on view published.stories is 'Articles about one event.';
comment on column published.stories.story_id is
'Cluster id, given when the story is founded; see cluster_ids for merged ones.';
comment on column published.stories.headline is 'Headline that stands for the story.';
comment on column published.stories.first_seen is
'Earliest publication time among its articles, UTC; NULL where none is dated.';
comment on column published.stories.last_seen is
'Latest publication time among its articles, UTC; NULL where none is dated.';
comment on column published.stories.n_articles is 'Articles that report it, current versions only.';
comment on column published.stories.n_outlets is 'Outlets that report it.';
comment on column published.stories.n_independent is 'Reports of it that copy no other.';
comment on column published.stories.n_claims is 'Claims that its articles make.';
comment on column published.stories.n_conflicts is 'Disagreements between its articles.';
comment on column published.stories.top_entities is 'Names its articles mention most, most first.';
