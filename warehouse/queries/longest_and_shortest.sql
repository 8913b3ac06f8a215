-- Which are the longest and the shortest articles of each outlet?
with articles as (
    select
        outlet,
        title,
        n_words,
        url,
        article_id,
        row_number() over (partition by outlet order by n_words desc, article_id asc) as place_from_top,
        row_number() over (partition by outlet order by n_words asc, article_id asc) as place_from_bottom
    from published.articles
    where is_current
)

select
    outlet,
    case when place_from_top = 1 then 'longest' else 'shortest' end as which,
    n_words,
    title,
    url,
    article_id
from articles
where place_from_top = 1 or place_from_bottom = 1
order by outlet asc, n_words desc, article_id asc
