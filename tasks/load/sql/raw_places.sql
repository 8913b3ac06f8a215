-- Where the raw bytes of documents that became articles lie.
select
    document_id,
    raw_file,
    raw_row
from store.documents
where outcome = 'article'
order by document_id
