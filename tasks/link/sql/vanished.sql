-- Articles that are there no longer, of which some cluster still has members.
select distinct 'a' || substr(members.member_id, 2, 16) as article_id
from store.members as members
anti join store.articles as articles on 'a' || substr(members.member_id, 2, 16) = articles.article_id
order by article_id
