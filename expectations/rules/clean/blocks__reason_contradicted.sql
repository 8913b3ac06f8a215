-- A block is kept if its reason is one of keeping, and has a place in the body if its reason is body, else none.
select
    concat_ws(':', document_id, position) as row_id,
    'reason_contradicted' as reason
from blocks
where
    kept <> list_contains((select terms.kept_reasons from terms), reason)
    or (reason = 'body') <> (body_start is not null)
