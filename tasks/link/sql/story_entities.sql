-- The entities of every article of the stories that articles in `stirred` belong to, with what they are called there.
with touched as (
    select distinct members.cluster_id as story_id
    from store.members as members
    inner join stirred on members.member_id = stirred.article_id
    where members.kind = 'story'
),

articles as (
    select
        members.member_id as article_id,
        touched.story_id
    from store.members as members
    inner join touched on members.cluster_id = touched.story_id
    where members.kind = 'story'
),

namings as (
    select
        mentions.article_id,
        mentions.entity,
        list(distinct mentions.text order by mentions.text) as namings
    from store.mentions as mentions
    inner join articles on mentions.article_id = articles.article_id
    where mentions.form = 'name' and mentions.entity is not null
    group by mentions.article_id, mentions.entity
)

select
    named.article_id,
    named.entity,
    named.name,
    named.kind,
    articles.story_id,
    reports.outlet,
    coalesce(namings.namings, []) as aliases
from store.article_entities as named
inner join articles on named.article_id = articles.article_id
inner join store.articles as reports on named.article_id = reports.article_id
left join namings on named.article_id = namings.article_id and named.entity = namings.entity
order by named.article_id, named.entity
