-- critical: An input that went on to be cleaned became an article, or has a reason in quarantine, not both.
with reasons as (
    select distinct document_id from quarantine
    where level = 'document'
)

select
    inputs.document_id as row_id,
    articles.article_id
from inputs
left join articles on inputs.document_id = articles.document_id
left join reasons on inputs.document_id = reasons.document_id
where inputs.outcome = 'article' and (articles.article_id is null) = (reasons.document_id is null)
