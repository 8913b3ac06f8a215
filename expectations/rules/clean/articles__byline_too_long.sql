-- An article's byline is no longer than a byline can be: longer, and it is a piece of the body.
select
    articles.article_id as row_id,
    'byline_too_long' as reason
from articles
where length(articles.byline) > (select limits.byline_length_max from limits)
