-- How many articles each of the stories in `touched` has that more than one tells, by its id.
select
    members.cluster_id as story_id,
    count(*) as n_articles
from store.members
where members.kind = 'story' and members.cluster_id in (select touched.story_id from touched)
group by members.cluster_id
having count(*) > 1
order by members.cluster_id;
