-- What each outlet's documents and articles were like in each of the last 20 runs that had something new.
with last_runs as (
    select run_id from store.runs
    where n_documents > n_unchanged
    order by run_id desc
    limit 20
),

from_documents as (
    select
        documents.run_id,
        documents.outlet,
        count(*) as n_documents,
        count(*) filter (where documents.outcome = 'quarantined') as n_quarantined
    from store.documents
    semi join last_runs on documents.run_id = last_runs.run_id
    where documents.outcome <> 'unchanged'
    group by documents.run_id, documents.outlet
),

from_articles as (
    select
        documents.run_id,
        articles.outlet,
        count(*) as n_articles,
        count(*) filter (where articles.published_at is null) as n_undated,
        median(articles.n_words)::double as median_words
    from store.articles
    inner join store.documents on articles.document_id = documents.document_id
    semi join last_runs on documents.run_id = last_runs.run_id
    group by documents.run_id, articles.outlet
)

select
    coalesce(from_documents.run_id, from_articles.run_id) as run_id,
    coalesce(from_documents.outlet, from_articles.outlet) as outlet,
    coalesce(from_documents.n_documents, 0) as n_documents,
    coalesce(from_documents.n_quarantined, 0) as n_quarantined,
    coalesce(from_articles.n_articles, 0) as n_articles,
    coalesce(from_articles.n_undated, 0) as n_undated,
    from_articles.median_words
from from_documents
full join from_articles
    on from_documents.run_id = from_articles.run_id and from_documents.outlet = from_articles.outlet
order by run_id, outlet
