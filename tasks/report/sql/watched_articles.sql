-- The articles that were not there before (those in `known` were), with the event each reports.
select
    articles.article_id,
    articles.story_id,
    articles.outlet,
    outlets.domain,
    articles.url,
    articles.title,
    articles.standfirst,
    articles.body,
    coalesce(articles.published_at, articles.modified_at) as time
from published.articles as articles
left join published.outlets as outlets on articles.outlet = outlets.outlet
anti join known on articles.article_id = known.id
where articles.is_current
order by time desc nulls last, articles.article_id asc
