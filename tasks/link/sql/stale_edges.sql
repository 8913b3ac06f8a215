-- Edges of articles that are linked anew, or are there no longer.
select
    edges.article_a,
    edges.article_b
from store.story_edges as edges
left join store.articles as a on edges.article_a = a.article_id
left join store.articles as b on edges.article_b = b.article_id
where
    a.article_id is null
    or b.article_id is null
    or edges.article_a in (select fresh.article_id from fresh)
    or edges.article_b in (select fresh.article_id from fresh)
order by all
