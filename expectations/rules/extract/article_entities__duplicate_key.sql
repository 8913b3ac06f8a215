-- A number names one entity of an article.
select
    concat_ws(':', article_id, entity) as row_id,
    'duplicate_key' as reason
from article_entities
group by article_id, entity
having count(*) > 1
