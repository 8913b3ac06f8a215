-- Inputs as they came, whatever became of them.
create or replace view published.documents as
with documents as (
    select * from store.documents
)

select
    document_id,
    sha256,
    source_name,
    source_uri,
    url,
    outlet,
    media_type,
    encoding,
    encoding_source,
    n_bytes,
    raw_file,
    raw_row,
    fetched_at,
    http_status,
    outcome,
    run_id
from documents;

comment on view published.documents is 'An input as it came: one file, or one record of a table, feed or archive.';
comment on column published.documents.document_id is
'Row id: a function of the outlet, the url (or source) and the bytes.';
comment on column published.documents.sha256 is 'SHA-256 of the bytes as they came, in hexadecimal.';
comment on column published.documents.source_name is
'The source''s name in sources.toml, or the name of the file or folder that was given.';
comment on column published.documents.source_uri is
'Where the input lay: the path of its file, with the line or record where it held several.';
comment on column published.documents.url is 'Address the report was published at; NULL where the source does not say.';
comment on column published.documents.outlet is 'Who published it; `unknown` where nothing says so.';
comment on column published.documents.media_type is 'What the bytes are, as an internet media type such as text/html.';
comment on column published.documents.encoding is
'Character encoding the bytes were read in; NULL where they are no text.';
comment on column published.documents.encoding_source is
'What the encoding was taken from (declared, detected or assumed); NULL where there is no encoding.';
comment on column published.documents.n_bytes is 'Size of the input, in bytes.';
comment on column published.documents.raw_file is
'Parquet file that keeps the bytes; NULL where none was kept, as for an unchanged input.';
comment on column published.documents.raw_row is 'Row of `raw_file`, counted from 0; NULL where no bytes were kept.';
comment on column published.documents.fetched_at is 'When it was fetched, UTC; NULL where the source does not say.';
comment on column published.documents.http_status is
'HTTP status it was fetched with; NULL where the source does not say.';
comment on column published.documents.outcome is
'What became of it: article, unchanged (handled before) or quarantined.';
comment on column published.documents.run_id is 'The run that took it in.';
