-- An article's title is no longer than a title can be: longer, and it is a piece of the body.
select
    articles.article_id as row_id,
    'title_too_long' as reason
from articles
where length(articles.title) > (select limits.title_length_max from limits)
