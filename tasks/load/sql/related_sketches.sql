-- Sketches of the earlier documents among those sightings.
with wanted as (
    select distinct document_id from related
)

select
    known_sketches.document_id,
    known_sketches.words
from known_sketches
inner join wanted on known_sketches.document_id = wanted.document_id
order by known_sketches.document_id
