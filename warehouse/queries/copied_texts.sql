-- Which outlet carries whose text, and how much of it?
with pairs as (
    select
        article_a as article_id,
        article_b as other_id,
        share_a as share
    from published.copies
    union all
    select
        article_b as article_id,
        article_a as other_id,
        share_b as share
    from published.copies
)

select
    later.outlet,
    earlier.outlet as carries_text_of,
    round(100 * pairs.share) as percent_of_it,
    later.published_at - earlier.published_at as after,
    later.title
from pairs
inner join published.articles as later on pairs.article_id = later.article_id
inner join published.articles as earlier on pairs.other_id = earlier.article_id
where earlier.published_at < later.published_at and later.is_current and earlier.is_current
qualify
    row_number() over (
        partition by later.article_id
        order by pairs.share desc, earlier.published_at asc, earlier.article_id asc
    ) = 1
order by percent_of_it desc, later.outlet asc, later.article_id asc
