-- An entity's kind is of the vocabulary.
select
    concat_ws(':', article_id, entity) as row_id,
    'code_unknown' as reason
from article_entities
where not list_contains((select terms.mention_kinds from terms), kind)
