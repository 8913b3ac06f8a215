-- What a figure counts, where it is numbered, is an entity of the article.
select
    concat_ws(':', figures.article_id, figures.field, figures.char_start, figures.char_end) as row_id,
    'entity_missing' as reason
from figures
anti join article_entities
    on figures.article_id = article_entities.article_id and figures.counted_entity = article_entities.entity
where figures.counted_entity is not null
