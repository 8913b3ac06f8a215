-- Sightings of earlier runs of the candidate lines that this run's documents hold.
with fresh_lines as (
    select distinct
        outlet,
        line
    from fresh
)

select
    known_sightings.outlet,
    known_sightings.line,
    known_sightings.document_id
from known_sightings
inner join fresh_lines
    on known_sightings.outlet = fresh_lines.outlet and known_sightings.line = fresh_lines.line
order by all
