-- Stories whose articles stand together now, or apart: by story before or after, the stories on the other side.
with pairs as (
    select
        was.story_id as was_id,
        became.story_id as became_id,
        count(*) as n_articles
    from earlier.published.articles as was
    inner join later.published.articles as became on was.article_id = became.article_id
    where was.story_id is not null and became.story_id is not null
    group by all
),

merged as (
    select
        'merged' as kind,
        became_id as story_id,
        list(was_id order by n_articles desc, was_id asc) as others
    from pairs
    group by became_id
    having count(*) > 1
),

split as (
    select
        'split' as kind,
        was_id as story_id,
        list(became_id order by n_articles desc, became_id asc) as others
    from pairs
    group by was_id
    having count(*) > 1
),

changed as (
    select * from merged
    union all
    select * from split
)

select
    changed.kind,
    changed.story_id,
    changed.others,
    coalesce(became.headline, was.headline) as headline
from changed
left join later.published.stories as became on changed.story_id = became.story_id
left join earlier.published.stories as was on changed.story_id = was.story_id
order by changed.kind, changed.story_id
