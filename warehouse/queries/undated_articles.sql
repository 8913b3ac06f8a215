-- How many articles of each outlet have no date, no byline, no title?
with articles as (
    select * from published.articles
    where is_current
)

select
    outlet,
    count(*) as n_articles,
    count(*) filter (where published_at is null) as n_undated,
    count(*) filter (where byline is null) as n_without_byline,
    count(*) filter (where title is null) as n_untitled,
    round(100.0 * count(*) filter (where published_at is null) / count(*), 1) as percent_undated
from articles
group by outlet
order by percent_undated desc, n_articles desc, outlet asc
