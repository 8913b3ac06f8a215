-- An article's body is no longer than an article can be.
select
    articles.article_id as row_id,
    'body_too_long' as reason
from articles
where length(articles.body) > (select limits.body_length_max from limits)
