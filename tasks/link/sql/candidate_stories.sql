-- Pairs of articles, one of them in `fresh`, that share keys and lie in one window of time.
with keys as (
    select
        article_id,
        unnest(keys) as key
    from store.article_terms
),

fresh_keys as (
    select keys.*
    from keys
    inner join fresh on keys.article_id = fresh.article_id
),

pairs as (
    select
        least(one.article_id, other.article_id) as article_a,
        greatest(one.article_id, other.article_id) as article_b,
        one.article_id as seen_from,
        count(*) as n_keys
    from fresh_keys as one
    inner join keys as other on one.key = other.key
    where one.article_id != other.article_id
    group by all
),

times as (
    select
        article_id,
        coalesce(published_at, modified_at) as time
    from store.articles
)

select distinct
    pairs.article_a,
    pairs.article_b
from pairs
inner join times as a on pairs.article_a = a.article_id
inner join times as b on pairs.article_b = b.article_id
where
    pairs.n_keys >= getvariable('fewest_keys')
    and coalesce(abs(epoch(a.time) - epoch(b.time)) <= getvariable('window_seconds'), true)
order by all
