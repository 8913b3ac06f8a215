-- The articles of the stories, all versions, each outlet with its name.
select
    articles.story_id,
    articles.article_id,
    articles.outlet,
    coalesce(outlets.name, articles.outlet) as name,
    articles.url,
    articles.title,
    articles.standfirst,
    articles.byline,
    articles.published_at,
    articles.modified_at,
    articles.fetched_at,
    documents.source_uri,
    articles.body,
    articles.n_words,
    articles.is_stub,
    articles.version,
    articles.supersedes,
    articles.is_current,
    articles.duplicate_of,
    coalesce(articles.copy_group_id, articles.article_id) as copy_group_id,
    coalesce(articles.independent, true) as independent
from published.articles as articles
left join published.outlets as outlets on articles.outlet = outlets.outlet
left join published.documents as documents on articles.document_id = documents.document_id
where articles.article_id in (select shown.article_id from shown)
order by
    articles.story_id asc,
    coalesce(articles.published_at, articles.fetched_at) asc nulls last,
    articles.outlet asc,
    articles.version asc,
    articles.article_id asc;
