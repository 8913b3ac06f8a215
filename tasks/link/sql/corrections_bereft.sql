-- Articles of stories that lost an article.
with bereft as (
    select distinct members.cluster_id
    from store.members as members
    anti join store.articles as articles on members.member_id = articles.article_id
    where members.kind = 'story'
)

select articles.article_id
from store.members as members
inner join bereft on members.cluster_id = bereft.cluster_id
inner join store.articles as articles on members.member_id = articles.article_id
where members.kind = 'story'
order by articles.article_id
