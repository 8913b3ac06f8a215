-- Each outlet's articles and documents now beside those of its last runs, where there are enough to compare.
with aside as (
    select distinct document_id from quarantine
    where level = 'document'
),

tallies as (
    select
        'words' as what,
        outlet,
        null as run_id,
        count(*) as n,
        median(n_words) as average
    from articles
    group by outlet
    union all
    select
        'undated' as what,
        outlet,
        null as run_id,
        count(*) as n,
        avg((published_at is null)::integer) as average
    from articles
    group by outlet
    union all
    select
        'quarantined' as what,
        inputs.outlet,
        null as run_id,
        count(*) as n,
        avg((aside.document_id is not null)::integer) as average
    from inputs
    left join aside on inputs.document_id = aside.document_id
    where inputs.outcome <> 'unchanged'
    group by inputs.outlet
    union all
    select
        unnest(['words', 'undated', 'quarantined']) as what,
        outlet,
        run_id,
        unnest([n_articles, n_articles, n_documents]) as n,
        unnest([median_words, n_undated / n_articles, n_quarantined / n_documents]) as average
    from history
),

-- A run of few articles is looked at together with the runs before it.
placed as (
    select
        tallies.*,
        sum(tallies.n) over newest_first - tallies.n < limits.drift_articles_now_min as is_new
    from tallies
    cross join limits
    where tallies.n > 0
    window newest_first as (partition by tallies.what, tallies.outlet order by tallies.run_id desc nulls first)
)

select
    placed.what,
    placed.outlet,
    sum(placed.average * placed.n) filter (where placed.is_new) / sum(placed.n) filter (where placed.is_new) as is_now,
    sum(placed.average * placed.n) filter (where not placed.is_new)
    / sum(placed.n) filter (where not placed.is_new) as was_before
from placed
cross join limits
group by placed.what, placed.outlet, limits.drift_articles_now_min, limits.drift_articles_before_min
having
    bool_or(placed.run_id is null)
    and sum(placed.n) filter (where placed.is_new) >= limits.drift_articles_now_min
    and sum(placed.n) filter (where not placed.is_new) >= limits.drift_articles_before_min
