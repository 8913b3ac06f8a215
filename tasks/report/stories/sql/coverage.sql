-- What each outlet does with the claims of the stories, where something is concluded of them; in no order.
select
    story_id,
    outlet,
    status,
    list(claim_id) as claim_ids
from published.coverage
where status <> 'not_applicable' and story_id in (select asked.id from asked)
group by story_id, outlet, status;
