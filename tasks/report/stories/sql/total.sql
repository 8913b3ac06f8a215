-- How many stories the published file holds, and how many of them the run touched.
select
    count(distinct story_id) as n_stories,
    count(distinct story_id) filter (where run_id = $run_id) as n_touched
from published.articles
where story_id is not null;
