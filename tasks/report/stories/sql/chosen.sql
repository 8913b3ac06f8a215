-- The stories a report shows: those the run touched, then the newest of the rest; of each, whether it was touched.
with touched as (
    select distinct story_id
    from published.articles
    where story_id is not null and run_id in (select asked.id from asked)
)

select
    stories.story_id,
    stories.headline,
    stories.first_seen,
    stories.last_seen,
    stories.n_articles,
    stories.n_outlets,
    stories.n_independent,
    stories.n_claims,
    stories.n_conflicts,
    stories.top_entities,
    touched.story_id is not null as is_touched
from published.stories as stories
left join touched on stories.story_id = touched.story_id
order by
    touched.story_id is not null desc,
    stories.n_independent > 1 desc,
    stories.n_conflicts > 0 desc,
    stories.last_seen desc nulls last,
    stories.n_conflicts desc,
    stories.story_id asc;
