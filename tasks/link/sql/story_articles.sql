-- The reports of stories in `touched`.
with stories as (
    select
        members.cluster_id as story_id,
        members.member_id as article_id
    from store.members as members
    inner join touched on members.cluster_id = touched.story_id
    where members.kind = 'story'
)

select
    stories.story_id,
    articles.article_id,
    articles.outlet,
    coalesce(articles.modified_at, articles.published_at) as time,
    versions.is_current,
    articles.is_stub,
    copies.copy_group_id as copy_group,
    articles.title,
    articles.standfirst,
    articles.body
from stories
inner join store.articles as articles on stories.article_id = articles.article_id
inner join store.article_versions as versions on articles.article_id = versions.article_id
inner join store.article_copies as copies on articles.article_id = copies.article_id
order by stories.story_id, articles.article_id
