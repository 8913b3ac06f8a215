-- The articles that each of the targets in `asked` names, by its id or its address.
select
    asked.target,
    articles.article_id
from store.articles as articles
inner join asked on articles.article_id = asked.target or articles.url = asked.target
order by asked.target, articles.article_id
