-- Documents in `gone` have no bytes any more; nor can they be cleaned again, so that their lines are of no use.
update store.documents set raw_file = null, raw_row = null
where document_id in (select gone.document_id from gone);
delete from store.line_sightings
where document_id in (select gone.document_id from gone);
delete from store.sketches
where document_id in (select gone.document_id from gone);
