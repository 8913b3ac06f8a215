-- Stored copies that share no band, and whose passages too many articles hold by now.
with held as (
    select
        article_id,
        unnest(fingerprints) as passage
    from store.article_sketches
),

rare as (
    select passage
    from held
    group by passage
    having count(*) <= getvariable('most_holders')
),

apart as (
    select
        copies.article_a,
        copies.article_b,
        list_intersect(a.fingerprints, b.fingerprints) as passages
    from store.copies as copies
    inner join store.article_sketches as a on copies.article_a = a.article_id
    inner join store.article_sketches as b on copies.article_b = b.article_id
    where not list_has_any(a.bands, b.bands)
),

shared as (
    select
        article_a,
        article_b,
        unnest(passages) as passage
    from apart
),

supported as (
    select
        shared.article_a,
        shared.article_b,
        count(*) as n_passages
    from shared
    inner join rare on shared.passage = rare.passage
    group by all
)

select
    apart.article_a,
    apart.article_b
from apart
left join supported on apart.article_a = supported.article_a and apart.article_b = supported.article_b
where coalesce(supported.n_passages, 0) < getvariable('fewest_passages')
order by all
