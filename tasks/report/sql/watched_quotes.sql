-- What the entities in `asked` are quoted as saying in articles that were not there before.
select
    quotes.speaker_entity_id as entity_id,
    quotes.quote_id,
    quotes.article_id,
    quotes.text,
    quotes.kind
from published.quotes as quotes
inner join asked on quotes.speaker_entity_id = asked.id
anti join known on quotes.article_id = known.id
where quotes.parent_quote_id is null
order by quotes.article_id asc, quotes.field desc, quotes.char_start asc, quotes.quote_id asc
