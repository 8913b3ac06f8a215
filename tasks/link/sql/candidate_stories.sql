-- Pairs of articles, one of them in `fresh`, that share keys and lie in one window of time. Dated articles meet in
-- their window and the two beside it, so that what a new article costs does not grow with the years behind it.
with articles as (
    select
        article_id,
        coalesce(published_at, modified_at) as time,
        cast(floor(epoch(coalesce(published_at, modified_at)) / getvariable('window_seconds')) as bigint) as period
    from store.articles
),

keys as (
    select
        terms.article_id,
        articles.period,
        unnest(terms.keys) as key
    from store.article_terms as terms
    inner join articles on terms.article_id = articles.article_id
),

fresh_keys as (
    select keys.*
    from keys
    inner join fresh on keys.article_id = fresh.article_id
),

around as (
    select
        article_id,
        key,
        unnest([period - 1, period, period + 1]) as period
    from fresh_keys
    where period is not null
),

undated as (
    select
        article_id,
        key
    from keys
    where period is null
),

shared as (
    select
        one.article_id as fresh_id,
        other.article_id as other_id
    from around as one
    inner join keys as other on one.key = other.key and one.period = other.period
    union all
    select
        one.article_id as fresh_id,
        other.article_id as other_id
    from fresh_keys as one
    inner join undated as other on one.key = other.key
    where one.period is not null
    union all
    select
        one.article_id as fresh_id,
        other.article_id as other_id
    from fresh_keys as one
    inner join keys as other on one.key = other.key
    where one.period is null
),

pairs as (
    select
        fresh_id,
        other_id
    from shared
    where fresh_id != other_id
    group by all
    having count(*) >= getvariable('fewest_keys')
)

select distinct
    least(a.article_id, b.article_id) as article_a,
    greatest(a.article_id, b.article_id) as article_b
from pairs
inner join articles as a on pairs.fresh_id = a.article_id
inner join articles as b on pairs.other_id = b.article_id
where coalesce(abs(epoch(a.time) - epoch(b.time)) <= getvariable('window_seconds'), true)
order by all
