-- Where every document's bytes lie.
select
    raw_file,
    raw_row,
    document_id
from store.documents
where raw_file is not null
order by raw_file, raw_row
