-- What outlets altered in the stories' articles after publishing them.
select
    shown.story_id,
    changes.article_id,
    changes.supersedes,
    changes.outlet,
    changes.seen_at,
    changes.added,
    changes.removed,
    changes.title_before,
    changes.title_after
from published.changes as changes
inner join shown on changes.article_id = shown.article_id
order by shown.story_id asc, changes.seen_at asc nulls last, changes.article_id asc;
