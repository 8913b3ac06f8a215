-- What each outlet of a story does with each of its claims.
create or replace view published.coverage as
with coverage as (
    select * from store.coverage
)

select
    story_id,
    claim_id,
    outlet,
    status
from coverage;

comment on view published.coverage is 'An outlet and a claim of a story it reports.';
comment on column published.coverage.story_id is 'The event.';
comment on column published.coverage.claim_id is 'The claim.';
comment on column published.coverage.outlet is 'The outlet.';
comment on column published.coverage.status is
'reported, omitted, single (one independent report carries it) or not_applicable (stub, or too early).';
