-- warning: An outlet's share of quarantined documents is about that of its last runs.
with aside as (
    select distinct document_id from quarantine
    where level = 'document'
),

now as (
    select
        inputs.outlet,
        count(*) as n_documents,
        count(aside.document_id) as n_quarantined
    from inputs
    left join aside on inputs.document_id = aside.document_id
    where inputs.outcome <> 'unchanged'
    group by inputs.outlet
),

past as (
    select
        history.outlet,
        history.n_documents,
        history.n_quarantined,
        now.n_documents + sum(history.n_documents) over newest_first - history.n_documents as n_newer
    from history
    inner join now on history.outlet = now.outlet
    where history.n_documents > 0
    window newest_first as (partition by history.outlet order by history.run_id desc)
),

-- A run of few documents is looked at together with the runs before it.
newest as (
    select * from now
    union all
    select
        past.outlet,
        past.n_documents,
        past.n_quarantined
    from past
    cross join limits
    where past.n_newer < limits.drift_articles_now_min
),

shares_now as (
    select
        outlet,
        sum(n_documents) as n_documents,
        sum(n_quarantined) / sum(n_documents) as quarantined_now
    from newest
    group by outlet
),

shares_before as (
    select
        past.outlet,
        sum(past.n_documents) as n_documents,
        sum(past.n_quarantined) / sum(past.n_documents) as quarantined_before
    from past
    cross join limits
    where past.n_newer >= limits.drift_articles_now_min
    group by past.outlet
)

select
    shares_now.outlet as row_id,
    shares_now.quarantined_now,
    shares_before.quarantined_before
from shares_now
inner join shares_before on shares_now.outlet = shares_before.outlet
cross join limits
where
    shares_now.n_documents >= limits.drift_articles_now_min
    and shares_before.n_documents >= limits.drift_articles_before_min
    and abs(shares_now.quarantined_now - shares_before.quarantined_before) > limits.drift_share_max
