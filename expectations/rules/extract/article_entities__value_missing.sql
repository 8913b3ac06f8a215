-- An article's entity has a value in every required column.
select
    concat_ws(':', article_id, entity) as row_id,
    'value_missing' as reason
from article_entities
where article_id is null or entity is null or name is null or kind is null
