-- Clusters of one kind that members of articles in `stirred` belong to, with all their members.
with clusters as (
    select distinct stirring.cluster_id
    from store.members as stirring
    inner join stirred on substr(stirring.member_id, 2, 16) = substr(stirred.article_id, 2)
    where stirring.kind = getvariable('kind')
)

select
    members.member_id,
    members.cluster_id
from store.members as members
inner join clusters on members.cluster_id = clusters.cluster_id
where members.kind = getvariable('kind')
order by members.member_id
