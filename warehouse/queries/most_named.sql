-- Who and what is named most, and by how many outlets?
with mentions as (
    select
        article_id,
        text,
        kind
    from published.mentions
    where form = 'name' and kind not in ('DATE', 'MONEY')
),

articles as (
    select
        article_id,
        outlet
    from published.articles
    where is_current
)

select
    mentions.text as name,
    mentions.kind,
    count(*) as n_mentions,
    count(distinct articles.article_id) as n_articles,
    count(distinct articles.outlet) as n_outlets
from mentions
inner join articles on mentions.article_id = articles.article_id
group by mentions.text, mentions.kind
order by n_outlets desc, n_articles desc, n_mentions desc, name asc, mentions.kind asc
limit 50
