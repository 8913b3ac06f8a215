-- The quotes of the stories' articles.
select
    story_id,
    quote_id,
    article_id,
    kind,
    text,
    parts,
    field,
    char_start,
    char_end,
    sentence_start,
    sentence_end,
    utterance_id
from published.quotes
where story_id in (select asked.id from asked)
order by story_id asc, article_id asc, field desc, char_start asc, quote_id asc;
