-- warning: An outlet's bodies are about as long as in its last runs.
with now as (
    select
        outlet,
        count(*) as n_articles,
        median(n_words) as median_words
    from articles
    group by outlet
),

past as (
    select
        history.outlet,
        history.n_articles,
        history.median_words,
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
        past.median_words
    from past
    cross join limits
    where past.n_newer < limits.drift_articles_now_min
),

lengths_now as (
    select
        outlet,
        sum(n_articles) as n_articles,
        sum(median_words * n_articles) / sum(n_articles) as words_now
    from newest
    group by outlet
),

lengths_before as (
    select
        past.outlet,
        sum(past.n_articles) as n_articles,
        sum(past.median_words * past.n_articles) / sum(past.n_articles) as words_before
    from past
    cross join limits
    where past.n_newer >= limits.drift_articles_now_min
    group by past.outlet
)

select
    lengths_now.outlet as row_id,
    lengths_now.words_now,
    lengths_before.words_before
from lengths_now
inner join lengths_before on lengths_now.outlet = lengths_before.outlet
cross join limits
where
    lengths_now.n_articles >= limits.drift_articles_now_min
    and lengths_before.n_articles >= limits.drift_articles_before_min
    and (
        lengths_now.words_now > lengths_before.words_before * limits.drift_words_ratio_max
        or lengths_now.words_now < lengths_before.words_before / limits.drift_words_ratio_max
    )
