-- warning: An outlet's share of articles without a date is about that of its last runs.
with now as (
    select
        outlet,
        count(*) as n_articles,
        avg((published_at is null)::integer) as undated_now
    from articles
    group by outlet
),

before as (
    select
        outlet,
        sum(n_articles) as n_articles,
        sum(n_undated) / sum(n_articles) as undated_before
    from history
    where n_articles > 0
    group by outlet
)

select
    now.outlet as row_id,
    now.undated_now,
    before.undated_before
from now
inner join before on now.outlet = before.outlet
cross join limits
where
    now.n_articles >= limits.drift_articles_now_min
    and before.n_articles >= limits.drift_articles_before_min
    and abs(now.undated_now - before.undated_before) > limits.drift_share_max
