-- An input has a value in every required column.
select
    coalesce(document_id, '') as row_id,
    'value_missing' as reason
from inputs
where
    document_id is null
    or sha256 is null
    or source_name is null
    or source_uri is null
    or outlet is null
    or media_type is null
    or n_bytes is null
    or outcome is null
