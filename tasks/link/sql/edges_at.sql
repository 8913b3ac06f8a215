-- Stored edges that have an article in `wanted` at an end.
select
    edges.article_a,
    edges.article_b,
    edges.similarity
from store.story_edges as edges
where
    edges.article_a in (select wanted.article_id from wanted)
    or edges.article_b in (select wanted.article_id from wanted)
order by all
