-- warning: An article's time of publication lies between the first news sites and the day after next.
select
    articles.article_id as row_id,
    articles.published_at
from articles
cross join limits
cross join run
where
    year(articles.published_at) < limits.published_year_min
    or articles.published_at > run.started_at + to_days(limits.published_days_ahead_max)
