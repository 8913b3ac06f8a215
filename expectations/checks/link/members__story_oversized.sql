-- warning: A story is a small part of all articles.
with stored as (
    select n_articles from totals
    where table_name = 'article_copies'
)

select
    members.cluster_id as row_id,
    count(*) as n_articles,
    any_value(stored.n_articles) as n_stored
from members
cross join stored
cross join limits
where members.kind = 'story' and stored.n_articles >= limits.story_articles_min
group by members.cluster_id
having count(*) > any_value(limits.story_share_max * stored.n_articles)
