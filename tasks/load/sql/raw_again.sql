-- Where the bytes lie of every document that can be cleaned again: it became an article, or was set aside.
select
    document_id,
    raw_file,
    raw_row
from store.documents
where raw_file is not null and outcome <> 'unchanged'
order by raw_file, raw_row
