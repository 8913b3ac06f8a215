-- The terms of articles in `wanted`.
select
    vectors.article_id,
    coalesce(articles.published_at, articles.modified_at) as time,
    vectors.terms,
    vectors.weights,
    vectors.keys
from store.article_terms as vectors
inner join wanted on vectors.article_id = wanted.article_id
inner join store.articles as articles on vectors.article_id = articles.article_id
order by vectors.article_id
