-- Of the articles of a copy group one counts, and it is a current one.
select
    article_copies.article_id as row_id,
    'independent_miscounted' as reason
from article_copies
inner join reports on article_copies.article_id = reports.article_id
qualify
    count(*) filter (where article_copies.independent) over (partition by article_copies.copy_group_id) <> 1
    or (article_copies.independent and not reports.is_current)
