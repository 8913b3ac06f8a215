-- An article loaded in this run comes from a document.
select
    articles.article_id as row_id,
    'document_missing' as reason
from articles
anti join documents on articles.document_id = documents.document_id
