-- Who is named in articles whose entities are found again, by the names in the text, and whom linking takes them for.
create or replace temporary table earlier_entities as
with again as (
    select 'a' || substr(replaced.document_id, 2) as article_id from replaced
    union
    select articles.article_id
    from store.articles as articles
    where (select bool_or(cleared.table_name = 'article_entities') from cleared)
),

names as (
    select
        mentions.article_id,
        mentions.entity,
        list(distinct lower(mentions.text)) as names
    from store.mentions as mentions
    inner join again on mentions.article_id = again.article_id
    where mentions.form = 'name' and mentions.entity is not null
    group by all
)

select
    members.member_id,
    members.cluster_id,
    entities.article_id,
    entities.entity,
    entities.kind,
    entities.name,
    coalesce(names.names, []) as names
from store.article_entities as entities
inner join again on entities.article_id = again.article_id
inner join store.members as members
    on
        members.kind = 'entity'
        and members.member_id = 'i' || substr(entities.article_id, 2) || '-' || entities.entity
left join names on entities.article_id = names.article_id and entities.entity = names.entity;
