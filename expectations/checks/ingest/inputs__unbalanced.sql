-- critical: An input is quarantined if, and only if, it has a reason in quarantine.
with reasons as (
    select distinct document_id from quarantine
    where level = 'document' and stage = 'ingest'
)

select
    inputs.document_id as row_id,
    inputs.outcome
from inputs
left join reasons on inputs.document_id = reasons.document_id
where
    (inputs.outcome = 'quarantined' and reasons.document_id is null)
    or (inputs.outcome = 'article' and reasons.document_id is not null)
