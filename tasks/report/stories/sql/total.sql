-- How many stories the published file holds, and how many of them the run touched.
with articles as (
    select
        story_id,
        run_id in (select asked.id from asked) as is_touched
    from published.articles
    where story_id is not null
)

select
    count(distinct story_id) as n_stories,
    count(distinct story_id) filter (where is_touched) as n_touched
from articles;
