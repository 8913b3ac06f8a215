-- Members of entities under the numbers their articles give them now: who goes by the same names is the same.
create or replace temporary table same_entities as
with names as (
    select
        mentions.article_id,
        mentions.entity,
        list(distinct lower(mentions.text)) as names
    from store.mentions as mentions
    semi join earlier_entities as earlier on mentions.article_id = earlier.article_id
    where mentions.form = 'name' and mentions.entity is not null
    group by all
),

pairs as (
    select
        earlier.member_id,
        earlier.cluster_id,
        'i' || substr(entities.article_id, 2) || '-' || entities.entity as new_id,
        (earlier.name = entities.name)::integer as same_name,
        (earlier.kind = entities.kind)::integer as same_kind,
        len(list_intersect(earlier.names, coalesce(names.names, []))) as n_names
    from earlier_entities as earlier
    inner join store.article_entities as entities on earlier.article_id = entities.article_id
    left join names on entities.article_id = names.article_id and entities.entity = names.entity
),

ranked as (
    select
        member_id,
        cluster_id,
        new_id,
        row_number() over (
            partition by member_id
            order by same_name desc, n_names desc, same_kind desc, new_id asc
        ) as place_of_new,
        row_number() over (
            partition by new_id
            order by same_name desc, n_names desc, same_kind desc, member_id asc
        ) as place_of_old
    from pairs
    where same_name = 1 or n_names > 0
)

select
    new_id,
    cluster_id
from ranked
where place_of_new = 1 and place_of_old = 1;

delete from store.members
where kind = 'entity' and member_id in (select earlier_entities.member_id from earlier_entities);
insert into store.members by name
select
    'entity' as kind,
    new_id as member_id,
    cluster_id
from same_entities;
