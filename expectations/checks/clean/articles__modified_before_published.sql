-- warning: An article was not modified before it was published.
select
    article_id as row_id,
    published_at,
    modified_at
from articles
where modified_at < published_at
