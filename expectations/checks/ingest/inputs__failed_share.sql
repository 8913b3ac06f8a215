-- critical: Of the new inputs, few are quarantined for what was made of them, rather than for what they are.
with aside as (
    select distinct document_id from quarantine
    where
        level = 'document'
        and not list_contains((select terms.input_reasons from terms), reason)
),

shares as (
    select
        count(*) as n_new,
        count(aside.document_id) as n_aside
    from inputs
    left join aside on inputs.document_id = aside.document_id
    where inputs.outcome <> 'unchanged'
)

select
    'inputs' as row_id,
    shares.n_new,
    shares.n_aside
from shares
cross join limits
where shares.n_new >= limits.share_documents_min and shares.n_aside > limits.failed_share_max * shares.n_new
