-- An article has a value in every required column.
select
    coalesce(article_id, '') as row_id,
    'value_missing' as reason
from articles
where
    article_id is null
    or document_id is null
    or outlet is null
    or language is null
    or body is null
    or n_words is null
    or is_stub is null
