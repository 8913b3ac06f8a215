-- The articles of stories in `touched`.
select members.member_id as article_id
from store.members as members
inner join touched on members.cluster_id = touched.story_id
where members.kind = 'story'
