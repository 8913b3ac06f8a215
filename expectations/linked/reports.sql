-- The articles in `wanted`, with their texts.
select
    articles.article_id,
    articles.outlet,
    versions.is_current,
    articles.title,
    articles.standfirst,
    articles.body
from store.articles as articles
inner join wanted on articles.article_id = wanted.article_id
inner join store.article_versions as versions on articles.article_id = versions.article_id
