-- A quarantined document has its reason in quarantine.
select documents.document_id as row_id
from store.documents as documents
anti join store.quarantine as quarantine
    on documents.document_id = quarantine.document_id and quarantine.level = 'document'
where documents.outcome = 'quarantined'
order by row_id
