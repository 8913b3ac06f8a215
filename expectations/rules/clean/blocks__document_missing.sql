-- A block comes from an input that went on to be cleaned.
select
    concat_ws(':', blocks.document_id, blocks.position) as row_id,
    'document_missing' as reason
from blocks
anti join inputs on blocks.document_id = inputs.document_id and inputs.outcome = 'article'
