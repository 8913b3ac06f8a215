-- An input's SHA-256 is 64 hexadecimal digits, and that of its bytes where these are there.
select
    document_id as row_id,
    'sha256_mismatch' as reason
from inputs
where
    outcome = 'article'
    and (not regexp_full_match(sha256, '[0-9a-f]{64}') or sha256(content) <> sha256)
