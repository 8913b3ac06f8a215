-- What outlets altered in the stories' articles after publishing them.
select
    articles.story_id,
    changes.article_id,
    changes.supersedes,
    changes.outlet,
    changes.seen_at,
    changes.added,
    changes.removed,
    changes.title_before,
    changes.title_after
from published.changes as changes
inner join published.articles as articles on changes.article_id = articles.article_id
where articles.story_id in (select asked.id from asked)
order by articles.story_id asc, changes.seen_at asc nulls last, changes.article_id asc;
