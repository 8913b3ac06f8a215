-- Which people, organisations and places do two or more outlets name on the same day?
with mentions as (
    select
        article_id,
        text,
        kind
    from published.mentions
    where form = 'name' and kind in ('PERSON', 'ORG', 'LOC', 'FAC')
),

articles as (
    select
        article_id,
        outlet,
        cast(published_at as date) as day
    from published.articles
    where is_current and published_at is not null
)

select
    articles.day,
    mentions.text as name,
    mentions.kind,
    count(distinct articles.outlet) as n_outlets,
    list(distinct articles.outlet order by articles.outlet asc) as outlets
from mentions
inner join articles on mentions.article_id = articles.article_id
group by articles.day, mentions.text, mentions.kind
having count(distinct articles.outlet) >= 2
order by articles.day desc, n_outlets desc, name asc, mentions.kind asc
limit 100
