-- What each outlet does with each claim of the stories, where something is concluded of it; in no order.
select
    story_id,
    claim_id,
    outlet,
    status
from published.coverage
where status <> 'not_applicable' and story_id in (select asked.id from asked);
