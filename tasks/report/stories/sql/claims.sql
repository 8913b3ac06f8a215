-- The claims of the stories, those that most carry first, with what the omissions count.
with omitted as (
    select
        claim_id,
        any_value(n_reporting) as n_reporting,
        any_value(n_could_report) as n_could_report
    from published.omissions
    group by claim_id
)

select
    claims.story_id,
    claims.claim_id,
    claims.text,
    claims.n_independent,
    omitted.n_reporting,
    omitted.n_could_report
from published.claims as claims
left join omitted on claims.claim_id = omitted.claim_id
where claims.story_id in (select asked.id from asked)
order by claims.story_id asc, claims.n_independent desc, claims.n_outlets desc, claims.claim_id asc;
