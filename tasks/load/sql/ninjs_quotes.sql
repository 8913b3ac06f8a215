-- The quotes of the articles of a batch, in the order they stand in.
select
    quotes.article_id,
    quotes.quote_id,
    quotes.speaker,
    quotes.speaker_entity_id,
    quotes.speaker_text,
    quotes.kind,
    quotes.text,
    quotes.field,
    quotes.char_start,
    quotes.char_end,
    quotes.utterance_id
from published.quotes as quotes
inner join export_batch on quotes.article_id = export_batch.article_id
order by quotes.article_id, quotes.field, quotes.char_start, quotes.char_end
