-- What outlets altered in articles after publishing them.
create or replace view published.changes as
with articles as (
    select
        article_id,
        supersedes,
        url,
        outlet,
        document_id,
        coalesce(modified_at, fetched_at) as told_at,
        title,
        regexp_split_to_array(regexp_replace(body, '^\s+|\s+$', '', 'g'), '\s*\n\s*\n\s*') as paragraphs
    from published.articles
),

first_seen as (
    select
        documents.document_id,
        coalesce(documents.fetched_at, runs.started_at) as seen_at
    from store.documents
    left join store.runs on documents.run_id = runs.run_id
),

pairs as (
    select
        later.article_id,
        later.supersedes,
        later.url,
        later.outlet,
        coalesce(later.told_at, first_seen.seen_at) as seen_at,
        later.paragraphs as paragraphs_after,
        earlier.paragraphs as paragraphs_before,
        earlier.title as title_before,
        later.title as title_after
    from articles as later
    inner join articles as earlier on later.supersedes = earlier.article_id
    left join first_seen on later.document_id = first_seen.document_id
),

altered as (
    select
        article_id,
        supersedes,
        url,
        outlet,
        seen_at,
        title_before,
        title_after,
        list_filter(paragraphs_after, lambda part: not list_contains(paragraphs_before, part)) as added,
        list_filter(paragraphs_before, lambda part: not list_contains(paragraphs_after, part)) as removed
    from pairs
)

select
    article_id,
    supersedes,
    url,
    outlet,
    seen_at,
    added,
    removed,
    title_before,
    title_after
from altered
where len(added) > 0 or len(removed) > 0 or title_before is distinct from title_after;

comment on view published.changes is
'What an outlet altered in an article after publishing it: one version against the one before.';
comment on column published.changes.article_id is 'The later version.';
comment on column published.changes.supersedes is 'The version it replaced.';
comment on column published.changes.url is 'Address both were published at.';
comment on column published.changes.outlet is 'Who published them.';
comment on column published.changes.seen_at is 'When the later version was modified, or else first seen, UTC.';
comment on column published.changes.added is
'Paragraphs that only the later version has, in its order; empty where there are none.';
comment on column published.changes.removed is
'Paragraphs that only the earlier version had, in its order; empty where there are none.';
comment on column published.changes.title_before is 'Headline of the earlier version; NULL where it has none.';
comment on column published.changes.title_after is 'Headline of the later version; NULL where it has none.';
