-- Sketches of the earlier documents among those sightings.
select old.document_id, old.words
from read_parquet($earlier) as old
where old.document_id in (select document_id from related)
order by old.document_id
