-- The articles of a batch, with their outlets' names and the times of their first and of this version.
select
    articles.article_id,
    articles.story_id,
    articles.outlet,
    coalesce(outlets.name, articles.outlet) as outlet_name,
    articles.url,
    articles.title,
    articles.standfirst,
    articles.byline,
    articles.dateline_place,
    articles.published_at as first_created,
    coalesce(articles.modified_at, articles.published_at, articles.fetched_at) as version_created,
    articles.language,
    articles.body,
    articles.n_words,
    articles.is_stub,
    articles.version,
    articles.copy_group_id,
    articles.duplicate_of,
    articles.independent
from published.articles as articles
inner join export_batch on articles.article_id = export_batch.article_id
left join published.outlets as outlets on articles.outlet = outlets.outlet
order by articles.article_id
