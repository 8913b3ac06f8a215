-- A place in the raw store is a file and a row, and no two documents share one.
select document_id as row_id
from store.documents
qualify
    (raw_file is null) <> (raw_row is null)
    or (raw_file is not null and count(*) over (partition by raw_file, raw_row) > 1)
order by row_id
