-- Claims that most of a story's independent reports carry and an outlet does not.
create or replace view published.omissions as
with omissions as (
    select * from store.omissions
),

claims as (
    select
        claim_id,
        text
    from store.claims
)

select
    omissions.story_id,
    omissions.outlet,
    omissions.claim_id,
    claims.text as claim,
    omissions.n_reporting,
    omissions.n_could_report
from omissions
inner join claims on omissions.claim_id = claims.claim_id;

comment on view published.omissions is
'A claim that most of a story''s independent reports carry and this outlet does not.';
comment on column published.omissions.story_id is 'The event.';
comment on column published.omissions.outlet is 'The outlet that leaves it out.';
comment on column published.omissions.claim_id is 'The claim.';
comment on column published.omissions.claim is 'The clearest wording of it.';
comment on column published.omissions.n_reporting is 'Independent reports that carry it.';
comment on column published.omissions.n_could_report is
'Independent reports that could carry it: no stubs, none printed before it was known.';
