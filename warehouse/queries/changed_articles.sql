-- Which articles were changed after they were published, and what was added or removed?
with changes as (
    select * from published.changes
)

select
    seen_at,
    outlet,
    title_after as title,
    coalesce(title_before, '') != coalesce(title_after, '') as is_retitled,
    len(added) as n_added,
    len(removed) as n_removed,
    left(added[1], 80) as first_added,
    left(removed[1], 80) as first_removed,
    url
from changes
order by seen_at desc, article_id asc
