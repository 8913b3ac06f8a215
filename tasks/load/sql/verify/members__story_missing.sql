-- What stories say is said of stories that have members.
with told as (
    select
        'wordings' as table_name,
        story_id
    from store.wordings
    union all
    select
        'measures' as table_name,
        story_id
    from store.measures
    union all
    select
        'claims' as table_name,
        story_id
    from store.claims
    union all
    select
        'coverage' as table_name,
        story_id
    from store.coverage
    union all
    select
        'omissions' as table_name,
        story_id
    from store.omissions
    union all
    select
        'conflicts' as table_name,
        story_id
    from store.conflicts
)

select distinct told.table_name || ' ' || told.story_id as row_id
from told
anti join store.members as members on told.story_id = members.cluster_id and members.kind = 'story'
order by row_id
