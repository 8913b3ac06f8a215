-- A quote's speaker, where it is numbered, is an entity of the article.
select
    concat_ws(':', quotes.article_id, quotes.field, quotes.char_start, quotes.char_end) as row_id,
    'entity_missing' as reason
from quotes
anti join article_entities
    on quotes.article_id = article_entities.article_id and quotes.speaker_entity = article_entities.entity
where quotes.speaker_entity is not null
