-- A document id names one input.
select
    document_id as row_id,
    'duplicate_key' as reason
from inputs
group by document_id
having count(*) > 1
