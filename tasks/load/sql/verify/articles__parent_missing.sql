-- What linking keeps of articles is kept of articles that are there.
with kept as (
    select
        'entity_keys' as table_name,
        article_id
    from store.entity_keys
    union all
    select
        'search_terms' as table_name,
        article_id
    from store.search_terms
    union all
    select
        'story_edges' as table_name,
        article_a as article_id
    from store.story_edges
    union all
    select
        'story_edges' as table_name,
        article_b as article_id
    from store.story_edges
)

select distinct kept.table_name || ' ' || kept.article_id as row_id
from kept
anti join store.articles as articles on kept.article_id = articles.article_id
order by row_id
