-- What most reports of a story carry and an outlet does not (no rows while statements are not linked).
create or replace view published.omissions as
select
    cast(null as varchar) as story_id,
    cast(null as varchar) as outlet,
    cast(null as varchar) as claim_id,
    cast(null as varchar) as claim,
    cast(null as bigint) as n_reporting,
    cast(null as bigint) as n_could_report
where false;

comment on view published.omissions is
'A claim that most of a story''s independent reports carry and this outlet does not.';
comment on column published.omissions.story_id is 'The event.';
comment on column published.omissions.outlet is 'The outlet that leaves it out.';
comment on column published.omissions.claim_id is 'The claim.';
comment on column published.omissions.claim is 'The clearest wording of it.';
comment on column published.omissions.n_reporting is 'Independent reports that carry it.';
comment on column published.omissions.n_could_report is
'Independent reports that could carry it: no stubs, none printed before it was known.';
