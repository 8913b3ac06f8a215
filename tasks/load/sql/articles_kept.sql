-- The articles, by their documents, that are not cleaned again: `remade` names those that are.
select articles.article_id
from store.articles as articles
anti join remade on articles.document_id = remade.document_id
order by articles.article_id
