-- A block loaded in this run comes from a document.
select
    concat_ws(':', blocks.document_id, blocks.position) as row_id,
    'document_missing' as reason
from blocks
anti join documents on blocks.document_id = documents.document_id
