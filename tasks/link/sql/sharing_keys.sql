-- Members of every entity that has a key in `wanted`, or a member of an article in `stirred`, with their keys.
with keyed as (
    select
        'i' || substr(keys.article_id, 2) || '-' || keys.entity as member_id,
        keys.article_id,
        keys.entity,
        keys.key
    from store.entity_keys as keys
),

clusters as (
    select distinct members.cluster_id
    from store.members as members
    inner join keyed on members.member_id = keyed.member_id
    inner join wanted on keyed.key = wanted.key
    where members.kind = 'entity'
    union
    select members.cluster_id
    from store.members as members
    inner join stirred on substr(members.member_id, 2, 16) = substr(stirred.article_id, 2)
    where members.kind = 'entity'
),

chosen as (
    select
        members.member_id,
        members.cluster_id
    from store.members as members
    inner join clusters on members.cluster_id = clusters.cluster_id
    where members.kind = 'entity'
)

select
    chosen.member_id,
    chosen.cluster_id,
    keyed.article_id,
    keyed.entity,
    keyed.key
from chosen
left join keyed on chosen.member_id = keyed.member_id
order by chosen.member_id, keyed.key
