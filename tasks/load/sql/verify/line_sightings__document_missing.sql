-- Lines and words kept of documents are kept of documents that are there.
with kept as (
    select
        'line_sightings' as table_name,
        document_id
    from store.line_sightings
    union all
    select
        'sketches' as table_name,
        document_id
    from store.sketches
)

select distinct kept.table_name || ' ' || kept.document_id as row_id
from kept
anti join store.documents as documents on kept.document_id = documents.document_id
order by row_id
