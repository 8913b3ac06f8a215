-- Sightings of earlier runs of the candidate lines that this run's documents hold.
select old.outlet, old.line, old.document_id
from read_parquet($earlier) as old
where (old.outlet, old.line) in (select (fresh.outlet, fresh.line) from fresh)
order by all
