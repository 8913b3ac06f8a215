-- What a mention names, where it is numbered, is an entity of the article.
select
    concat_ws(':', mentions.article_id, mentions.field, mentions.char_start, mentions.char_end) as row_id,
    'entity_missing' as reason
from mentions
anti join article_entities
    on mentions.article_id = article_entities.article_id and mentions.entity = article_entities.entity
where mentions.entity is not null
