-- Events, each with the articles that report it.
create or replace view published.stories as
with articles as (
    select * from published.articles
    where story_id is not null
),

title_words as (
    select distinct
        story_id,
        article_id,
        unnest(regexp_extract_all(lower(strip_accents(title)), '[a-z0-9]{4,}')) as word
    from articles
    where is_current and title is not null
),

counted_words as (
    select
        article_id,
        count(*) over (partition by story_id, word) as n_titles
    from title_words
),

title_scores as (
    select
        article_id,
        sum(n_titles - 1) as n_shared
    from counted_words
    group by article_id
),

counts as (
    select
        articles.story_id,
        -- The title of a whole report that says most of what the other titles say; of several the newest.
        arg_max(
            articles.title,
            {
                'whole': not articles.is_stub,
                'n_shared': coalesce(title_scores.n_shared, 0),
                'dated': articles.published_at is not null,
                'time': coalesce(articles.published_at, articles.fetched_at),
                'id': articles.article_id
            }
        ) filter (where articles.is_current and articles.title is not null) as headline,
        min(coalesce(articles.published_at, articles.fetched_at)) as first_seen,
        max(coalesce(articles.modified_at, articles.published_at, articles.fetched_at)) as last_seen,
        count(*) filter (where articles.is_current) as n_articles,
        list(articles.outlet) filter (where articles.is_current) as outlets,
        list(coalesce(articles.copy_group_id, articles.article_id)) filter (where articles.is_current) as texts
    from articles
    left join title_scores on articles.article_id = title_scores.article_id
    group by articles.story_id
),

claims as (
    select
        story_id,
        count(*) as n_claims
    from store.claims
    group by story_id
),

-- As published.conflicts has them, without what each side says.
disagreements as (
    select measures.story_id
    from store.measures as measures
    semi join published.figures as figures on measures.measure_id = figures.measure_id
    where measures.verdict = 'conflict'
    union all
    select conflicts.story_id
    from store.conflicts as conflicts
    anti join store.false_conflicts as refuted on conflicts.conflict_id = refuted.conflict_id
),

conflicts as (
    select
        story_id,
        count(*) as n_conflicts
    from disagreements
    group by story_id
),

named_by as (
    select
        articles.story_id,
        mentions.entity_id,
        articles.outlet,
        count(*) as n_mentions
    from published.mentions as mentions
    inner join articles on mentions.article_id = articles.article_id
    where mentions.entity_id is not null and articles.is_current
    group by all
),

named as (
    select
        story_id,
        entity_id,
        sum(n_mentions) as n_mentions,
        count(*) as n_outlets
    from named_by
    group by all
),

ranked as (
    select
        named.story_id,
        names.name,
        row_number() over most_named_first as place
    from named
    inner join store.entity_names as names on named.entity_id = names.entity_id
    window most_named_first as (
        partition by named.story_id order by named.n_outlets desc, named.n_mentions desc, names.name asc
    )
),

entities as (
    select
        story_id,
        list(name order by place) as top_entities
    from ranked
    where place <= 8
    group by story_id
)

select
    counts.story_id,
    counts.headline,
    counts.first_seen,
    counts.last_seen,
    counts.n_articles,
    -- Lists, for a count of what is distinct among some rows is planned as a join of its own.
    coalesce(len(list_distinct(counts.outlets)), 0) as n_outlets,
    coalesce(len(list_distinct(counts.texts)), 0) as n_independent,
    coalesce(claims.n_claims, 0) as n_claims,
    coalesce(conflicts.n_conflicts, 0) as n_conflicts,
    coalesce(entities.top_entities, []) as top_entities
from counts
left join claims on counts.story_id = claims.story_id
left join conflicts on counts.story_id = conflicts.story_id
left join entities on counts.story_id = entities.story_id;

comment on view published.stories is 'Articles about one event.';
comment on column published.stories.story_id is
'Cluster id, given when the story is founded; see cluster_ids for merged ones.';
comment on column published.stories.headline is
'Headline that stands for the story: the title that says most of what the others say.';
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
