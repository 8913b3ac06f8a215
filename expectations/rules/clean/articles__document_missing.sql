-- An article comes from an input that went on to be cleaned.
select
    articles.article_id as row_id,
    'document_missing' as reason
from articles
anti join inputs on articles.document_id = inputs.document_id and inputs.outcome = 'article'
