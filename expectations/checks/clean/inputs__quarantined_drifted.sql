-- warning: An outlet's share of quarantined documents is about that of its last runs.
with aside as (
    select distinct document_id from quarantine
    where level = 'document'
),

now as (
    select
        inputs.outlet,
        count(*) as n_documents,
        count(aside.document_id) / count(*) as quarantined_now
    from inputs
    left join aside on inputs.document_id = aside.document_id
    where inputs.outcome <> 'unchanged'
    group by inputs.outlet
),

before as (
    select
        outlet,
        sum(n_documents) as n_documents,
        sum(n_quarantined) / sum(n_documents) as quarantined_before
    from history
    where n_documents > 0
    group by outlet
)

select
    now.outlet as row_id,
    now.quarantined_now,
    before.quarantined_before
from now
inner join before on now.outlet = before.outlet
cross join limits
where
    now.n_documents >= limits.drift_articles_now_min
    and before.n_documents >= limits.drift_articles_before_min
    and abs(now.quarantined_now - before.quarantined_before) > limits.drift_share_max
