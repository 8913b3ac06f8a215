-- How many stories the published file holds, and how many of them the run touched.
with touched as (
    select distinct story_id
    from published.articles
    where story_id is not null and run_id in (select asked.id from asked)
)

select
    count(*) as n_stories,
    count(touched.story_id) as n_touched
from published.stories as stories
left join touched on stories.story_id = touched.story_id;
