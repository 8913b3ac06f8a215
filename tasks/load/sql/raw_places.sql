-- Where the raw bytes lie of documents that became articles; those whose bytes were pruned have no place.
select
    document_id,
    raw_file,
    raw_row
from store.documents
where outcome = 'article' and raw_file is not null
order by document_id
