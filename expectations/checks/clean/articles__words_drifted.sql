-- warning: An outlet's bodies are about as long as in its last runs.
with now as (
    select
        outlet,
        count(*) as n_articles,
        median(n_words) as words_now
    from articles
    group by outlet
),

before as (
    select
        outlet,
        sum(n_articles) as n_articles,
        sum(median_words * n_articles) / sum(n_articles) as words_before
    from history
    where n_articles > 0
    group by outlet
)

select
    now.outlet as row_id,
    now.words_now,
    before.words_before
from now
inner join before on now.outlet = before.outlet
cross join limits
where
    now.n_articles >= limits.drift_articles_now_min
    and before.n_articles >= limits.drift_articles_before_min
    and (
        now.words_now > before.words_before * limits.drift_words_ratio_max
        or now.words_now < before.words_before / limits.drift_words_ratio_max
    )
