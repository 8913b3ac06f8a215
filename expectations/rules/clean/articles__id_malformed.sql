-- An article id is its document's, with the letter a for the letter d.
select
    article_id as row_id,
    'id_malformed' as reason
from articles
where
    not regexp_full_match(article_id, 'a[0-9a-f]{16}')
    or substring(article_id, 2) <> substring(document_id, 2)
