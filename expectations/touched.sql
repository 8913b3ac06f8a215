-- The documents and articles that a run (the variable run_id) added to the store, or made anew.
select
    documents.document_id,
    articles.article_id
from store.documents
left join store.articles on documents.document_id = articles.document_id
where documents.run_id = getvariable('run_id') or articles.run_id = getvariable('run_id')
