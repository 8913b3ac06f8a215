-- Ids that stories have or had, each with the one that took its place; its own where none did.
select distinct
    story_id as old_id,
    story_id as new_id
from published.articles
where story_id is not null
union all
select
    old_id,
    new_id
from published.cluster_ids
where kind = 'story'
order by old_id asc, new_id asc;
