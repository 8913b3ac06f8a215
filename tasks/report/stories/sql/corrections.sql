-- What people corrected by hand in the stories in `asked`: entries on them, on what stands there, or on whom they name.
with corrections as (
    select * from published.corrections
),

told as (
    select
        position,
        unnest(story_ids) as story_id
    from corrections
),

-- An entry on a name tells in its note which entities it came to.
entities as (
    select
        position,
        unnest(regexp_extract_all(note, '\be[0-9a-f]{16}\b')) as entity_id
    from corrections
    where applied and kind in ('join_entities', 'rename_entity', 'split_entity')
),

named as (
    select
        entities.position,
        shown.story_id,
        list(distinct shown.article_id) as article_ids
    from entities
    inner join published.mentions as mentions on entities.entity_id = mentions.entity_id
    inner join shown on mentions.article_id = shown.article_id
    group by entities.position, shown.story_id
),

touched as (
    select
        position,
        story_id
    from told
    where story_id in (select asked.id from asked)
    union
    select
        position,
        story_id
    from named
)

select
    touched.story_id,
    corrections.kind,
    corrections.targets,
    corrections.value,
    corrections.reason,
    corrections.corrected_by,
    corrections.applied,
    corrections.note,
    corrections.story_ids,
    named.article_ids
from touched
inner join corrections on touched.position = corrections.position
left join named on touched.position = named.position and touched.story_id = named.story_id
order by touched.story_id asc, corrections.position asc;
