-- A document quarantined in this run has its reason in quarantine.
select
    documents.document_id as row_id,
    'reason_missing' as reason
from documents
anti join quarantine on documents.document_id = quarantine.document_id and quarantine.level = 'document'
where documents.outcome = 'quarantined' and documents.run_id = (select run.run_id from run)
