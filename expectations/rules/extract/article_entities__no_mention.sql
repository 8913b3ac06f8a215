-- An entity is mentioned in its article.
select
    concat_ws(':', article_entities.article_id, article_entities.entity) as row_id,
    'no_mention' as reason
from article_entities
anti join mentions on article_entities.article_id = mentions.article_id and article_entities.entity = mentions.entity
