-- The articles that corrections name, by id or by address (there the standing version), each with its story.
with targets as (
    select distinct unnest(targets) as target
    from published.corrections
)

select
    targets.target,
    arg_max(articles.article_id, { 'is_current': articles.is_current, 'id': articles.article_id }) as article_id,
    arg_max(articles.story_id, { 'is_current': articles.is_current, 'id': articles.article_id }) as story_id
from targets
inner join published.articles as articles on targets.target in (articles.article_id, articles.url)
group by targets.target;
