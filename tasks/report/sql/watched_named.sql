-- How often each of the entities in `asked` is named in articles that were not there before.
select
    mentions.entity_id,
    mentions.article_id,
    count(*) as n_mentions
from published.mentions as mentions
inner join asked on mentions.entity_id = asked.id
anti join known on mentions.article_id = known.id
group by mentions.entity_id, mentions.article_id
order by mentions.entity_id, mentions.article_id
