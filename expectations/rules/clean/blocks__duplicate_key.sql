-- A document has one block at a position.
select
    concat_ws(':', document_id, position) as row_id,
    'duplicate_key' as reason
from blocks
group by document_id, position
having count(*) > 1
