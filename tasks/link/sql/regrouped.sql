-- Articles whose stand among copies may change: what copies and versions connect with those in `stirred`.
with recursive ends as (
    select
        article_a as one,
        article_b as other
    from store.copies
    union all
    select
        article_b as one,
        article_a as other
    from store.copies
    union all
    select
        earlier.article_id as one,
        later.article_id as other
    from store.articles as earlier
    inner join store.articles as later on earlier.outlet = later.outlet and earlier.url = later.url
    where earlier.article_id != later.article_id
),

reached as (
    select article_id from stirred
    union
    select ends.other as article_id
    from reached
    inner join ends on reached.article_id = ends.one
)

select
    articles.article_id,
    articles.outlet,
    articles.url,
    coalesce(articles.modified_at, articles.published_at) as time,
    articles.n_words,
    versions.is_current,
    articles.is_stub
from store.articles as articles
inner join reached on articles.article_id = reached.article_id
inner join store.article_versions as versions on articles.article_id = versions.article_id
order by articles.article_id
