-- An article id names one article.
select
    article_id as row_id,
    'duplicate_key' as reason
from articles
group by article_id
having count(*) > 1
