-- What each outlet does with each claim of the stories.
select
    story_id,
    claim_id,
    outlet,
    status
from published.coverage
where story_id in (select asked.id from asked)
order by story_id asc, claim_id asc, outlet asc;
