-- What says who somebody is, by any id of the entity: keys of the whole corpus, else its names in single articles.
with resolved as (
    select coalesce(max(merged.new_id), any_value(asked.entity_id)) as entity_id
    from (select getvariable('target') as entity_id) as asked
    left join store.cluster_ids as merged on asked.entity_id = merged.old_id
)

select
    case
        when keys.key is null or contains(keys.key, '|') then named.article_id || '|' || named.name
        else keys.key
    end as stands_for
from store.members as members
inner join resolved on members.cluster_id = resolved.entity_id
inner join
    store.article_entities as named
    on members.member_id = 'i' || substr(named.article_id, 2) || '-' || named.entity
left join store.entity_keys as keys on named.article_id = keys.article_id and named.entity = keys.entity
where members.kind = 'entity'
group by stands_for
order by stands_for
