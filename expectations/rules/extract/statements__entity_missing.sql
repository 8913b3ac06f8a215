-- A statement's subject, where it is numbered, is an entity of the article.
select
    concat_ws(':', statements.article_id, statements.field, statements.char_start, statements.char_end) as row_id,
    'entity_missing' as reason
from statements
anti join article_entities
    on statements.article_id = article_entities.article_id and statements.subject_entity = article_entities.entity
where statements.subject_entity is not null
