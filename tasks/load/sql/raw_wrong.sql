-- Documents whose bytes, in the raw file given, are not there, or not of the recorded size and SHA-256.
with bytes as (
    select
        file_row_number as raw_row,
        document_id,
        content
    from read_parquet(getvariable('path'), file_row_number = true)
),

documents as (
    select * from store.documents
    where raw_file = getvariable('file')
)

select documents.document_id as row_id
from documents
left join bytes on documents.raw_row = bytes.raw_row and documents.document_id = bytes.document_id
where
    bytes.content is null
    or octet_length(bytes.content) <> documents.n_bytes
    or sha256(bytes.content) <> documents.sha256
order by row_id
