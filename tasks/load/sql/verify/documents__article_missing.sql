-- A document whose outcome is an article has one, unless it was pruned: its bytes are gone then too.
select documents.document_id as row_id
from store.documents as documents
anti join store.articles as articles on documents.document_id = articles.document_id
where documents.outcome = 'article' and documents.raw_file is not null
order by row_id
