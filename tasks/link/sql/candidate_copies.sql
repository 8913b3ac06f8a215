-- Pairs of articles to compare, one of them at least in `new_articles`: they share a band, or rare passages.
with bands as (
    select
        article_id,
        unnest(bands) as band
    from store.article_sketches
),

passages as (
    select
        article_id,
        unnest(fingerprints) as passage
    from store.article_sketches
),

new_bands as (
    select bands.*
    from bands
    inner join new_articles on bands.article_id = new_articles.article_id
),

new_passages as (
    select passages.*
    from passages
    inner join new_articles on passages.article_id = new_articles.article_id
),

rare as (
    select passages.passage
    from passages
    where passages.passage in (select new_passages.passage from new_passages)
    group by passages.passage
    having count(*) between 2 and getvariable('most_holders')
),

pairs as (
    select
        one.article_id as one,
        other.article_id as other
    from new_bands as one
    inner join bands as other on one.band = other.band
    where one.article_id != other.article_id
    group by all
    union
    select
        one.article_id as one,
        other.article_id as other
    from new_passages as one
    inner join rare on one.passage = rare.passage
    inner join passages as other on one.passage = other.passage
    where one.article_id != other.article_id
    group by all
    having count(*) >= getvariable('fewest_passages')
)

select distinct
    least(pairs.one, pairs.other) as article_a,
    greatest(pairs.one, pairs.other) as article_b
from pairs
inner join store.articles as a on pairs.one = a.article_id
inner join store.articles as b on pairs.other = b.article_id
-- Versions of one article are no copies of each other.
where coalesce(a.outlet != b.outlet or a.url != b.url, true)
order by all
