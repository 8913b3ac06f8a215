-- Which outlet reported which claim (no rows while statements are not linked).
create or replace view published.coverage as
select
    cast(null as varchar) as story_id,
    cast(null as varchar) as claim_id,
    cast(null as varchar) as outlet,
    cast(null as varchar) as status
where false;

comment on view published.coverage is 'An outlet and a claim of a story it reports.';
comment on column published.coverage.story_id is 'The event.';
comment on column published.coverage.claim_id is 'The claim.';
comment on column published.coverage.outlet is 'The outlet.';
comment on column published.coverage.status is
'reported, omitted, single (one independent report carries it) or not_applicable (stub, or too early).';
