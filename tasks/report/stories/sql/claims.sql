-- The claims of the stories, those that most carry first.
select
    story_id,
    claim_id,
    text,
    n_independent
from published.claims
where story_id in (select asked.id from asked)
order by story_id asc, n_independent desc, n_outlets desc, claim_id asc;
