-- The stories of several independent reports that had none before and in which entities in `asked` are named.
with several as (
    select articles.story_id
    from published.articles as articles
    anti join known on articles.story_id = known.id
    where articles.is_current and articles.story_id is not null
    group by articles.story_id
    having count(distinct coalesce(articles.copy_group_id, articles.article_id)) > 1
)

select
    articles.story_id,
    list(distinct mentions.entity_id order by mentions.entity_id) as entity_ids
from several
inner join published.articles as articles on several.story_id = articles.story_id
inner join published.mentions as mentions on articles.article_id = mentions.article_id
inner join asked on mentions.entity_id = asked.id
group by articles.story_id
order by articles.story_id
