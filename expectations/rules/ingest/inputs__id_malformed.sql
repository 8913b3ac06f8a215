-- A document id is the letter d and sixteen hexadecimal digits.
select
    document_id as row_id,
    'id_malformed' as reason
from inputs
where not regexp_full_match(document_id, 'd[0-9a-f]{16}')
