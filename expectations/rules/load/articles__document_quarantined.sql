-- An article is loaded only if its document's outcome is an article.
select
    articles.article_id as row_id,
    'document_quarantined' as reason
from articles
inner join documents on articles.document_id = documents.document_id
where documents.outcome <> 'article'
