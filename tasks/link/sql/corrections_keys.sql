-- The keys that entities of the terms in `asked` have now: a key of the corpus, or a name in an article.
select
    asked.term,
    keys.key
from asked
inner join store.entity_keys as keys on asked.term = keys.key
union
select
    asked.term,
    keys.key
from asked
inner join store.article_entities as named on asked.term = named.article_id || '|' || named.name
inner join store.entity_keys as keys on named.article_id = keys.article_id and named.entity = keys.entity
order by all
