-- An entity loaded in this run is one of an article.
select
    concat_ws(':', article_entities.article_id, article_entities.entity) as row_id,
    'article_missing' as reason
from article_entities
anti join articles on article_entities.article_id = articles.article_id
