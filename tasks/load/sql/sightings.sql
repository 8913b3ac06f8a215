-- Candidate lines of the documents handled before.
select
    outlet,
    line,
    document_id
from store.line_sightings
order by all
