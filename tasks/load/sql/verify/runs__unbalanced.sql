-- A run's documents are its articles, its unchanged and its quarantined ones, and that many rows are there.
with counted as (
    select
        run_id,
        count(*) as n_documents,
        count(*) filter (where outcome = 'unchanged') as n_unchanged
    from store.documents
    group by run_id
)

select runs.run_id as row_id
from store.runs as runs
left join counted on runs.run_id = counted.run_id
where
    runs.n_documents <> runs.n_articles + runs.n_unchanged + runs.n_quarantined
    or runs.n_documents <> coalesce(counted.n_documents, 0)
    or runs.n_unchanged <> coalesce(counted.n_unchanged, 0)
order by row_id
