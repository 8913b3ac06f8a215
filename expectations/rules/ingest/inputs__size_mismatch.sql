-- An input has as many bytes as it says.
select
    document_id as row_id,
    'size_mismatch' as reason
from inputs
where outcome = 'article' and (n_bytes < 0 or octet_length(content) <> n_bytes)
