-- How many articles did each outlet publish on each day?
with articles as (
    select
        outlet,
        cast(published_at as date) as day,
        n_words
    from published.articles
    where is_current and published_at is not null
)

select
    day,
    outlet,
    count(*) as n_articles,
    cast(round(avg(n_words)) as integer) as mean_words
from articles
group by day, outlet
order by day desc, n_articles desc, outlet asc
