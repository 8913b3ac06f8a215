-- The entities that have a key in `asked`, or one that begins with it and a bar; and in how many articles.
select
    asked.key,
    members.cluster_id as entity_id,
    count(distinct keys.article_id) as n_articles
from asked
inner join store.entity_keys as keys on asked.key = keys.key or starts_with(keys.key, asked.key || '|')
inner join
    store.members as members
    on members.kind = 'entity' and 'i' || substr(keys.article_id, 2) || '-' || keys.entity = members.member_id
group by all
order by all
