-- A block has a value in every required column.
select
    concat_ws(':', document_id, position) as row_id,
    'value_missing' as reason
from blocks
where document_id is null or position is null or kept is null or reason is null
