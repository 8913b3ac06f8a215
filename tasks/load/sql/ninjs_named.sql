-- Who and what the articles of a batch name, most named first.
select
    mentions.article_id,
    entities.entity_id,
    entities.name,
    entities.kind,
    count(*) as n_mentions
from published.mentions as mentions
inner join export_batch on mentions.article_id = export_batch.article_id
inner join published.entities as entities on mentions.entity_id = entities.entity_id
group by all
order by mentions.article_id asc, n_mentions desc, entities.name asc, entities.entity_id asc
