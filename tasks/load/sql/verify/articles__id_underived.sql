-- An article's id is that of its document, and outlet and url are its document's.
select articles.article_id as row_id
from store.articles as articles
inner join store.documents as documents on articles.document_id = documents.document_id
where
    substr(articles.article_id, 2) <> substr(documents.document_id, 2)
    or articles.outlet <> documents.outlet
    or articles.url is distinct from documents.url
order by row_id
