-- Rows of the raw file given that hold bytes, and that no document names.
with bytes as (
    select
        file_row_number as raw_row,
        document_id
    from read_parquet(getvariable('path'), file_row_number = true)
    where content is not null
),

documents as (
    select * from store.documents
    where raw_file = getvariable('file')
)

select getvariable('file') || ' row ' || bytes.raw_row as row_id
from bytes
anti join documents on bytes.raw_row = documents.raw_row
order by bytes.raw_row
