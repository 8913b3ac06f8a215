-- A block is kept or dropped for a reason of the vocabulary.
select
    concat_ws(':', document_id, position) as row_id,
    'code_unknown' as reason
from blocks
where not list_contains((select terms.block_reasons from terms), reason)
