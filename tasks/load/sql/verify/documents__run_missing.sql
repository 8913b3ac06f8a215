-- A document, and all that is told of runs, is of a run that is there.
with told as (
    select
        'documents' as table_name,
        run_id
    from store.documents
    union all
    select
        'articles' as table_name,
        run_id
    from store.articles
    union all
    select
        'run_stages' as table_name,
        run_id
    from store.run_stages
    union all
    select
        'run_checks' as table_name,
        run_id
    from store.run_checks
    union all
    select
        'quarantine' as table_name,
        run_id
    from store.quarantine
)

select distinct told.table_name || ' ' || told.run_id as row_id
from told
anti join store.runs as runs on told.run_id = runs.run_id
order by row_id
