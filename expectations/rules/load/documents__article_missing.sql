-- A document of this run whose outcome is an article has one.
select
    documents.document_id as row_id,
    'article_missing' as reason
from documents
anti join articles on documents.document_id = articles.document_id
where documents.outcome = 'article' and documents.run_id = (select run.run_id from run)
