-- warning: An outlet's share of articles without a date is about that of its last runs.
with now as (
    select
        outlet,
        count(*) as n_articles,
        count(*) filter (where published_at is null) as n_undated
    from articles
    group by outlet
),

past as (
    select
        history.outlet,
        history.n_articles,
        history.n_undated,
        now.n_articles + sum(history.n_articles) over newest_first - history.n_articles as n_newer
    from history
    inner join now on history.outlet = now.outlet
    where history.n_articles > 0
    window newest_first as (partition by history.outlet order by history.run_id desc)
),

-- A run of few articles is looked at together with the runs before it.
newest as (
    select * from now
    union all
    select
        past.outlet,
        past.n_articles,
        past.n_undated
    from past
    cross join limits
    where past.n_newer < limits.drift_articles_now_min
),

shares_now as (
    select
        outlet,
        sum(n_articles) as n_articles,
        sum(n_undated) / sum(n_articles) as undated_now
    from newest
    group by outlet
),

shares_before as (
    select
        past.outlet,
        sum(past.n_articles) as n_articles,
        sum(past.n_undated) / sum(past.n_articles) as undated_before
    from past
    cross join limits
    where past.n_newer >= limits.drift_articles_now_min
    group by past.outlet
)

select
    shares_now.outlet as row_id,
    shares_now.undated_now,
    shares_before.undated_before
from shares_now
inner join shares_before on shares_now.outlet = shares_before.outlet
cross join limits
where
    shares_now.n_articles >= limits.drift_articles_now_min
    and shares_before.n_articles >= limits.drift_articles_before_min
    and abs(shares_now.undated_now - shares_before.undated_before) > limits.drift_share_max
