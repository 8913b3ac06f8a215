-- Articles that were never linked, with what their sketches and terms are made from.
select
    articles.article_id,
    articles.url,
    articles.title,
    articles.standfirst,
    articles.body
from store.articles as articles
anti join store.article_terms as known on articles.article_id = known.article_id
order by articles.article_id
