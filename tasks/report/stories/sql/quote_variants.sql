-- How outlets word what several independent reports of the stories quote.
select
    story_id,
    utterance_id,
    speaker,
    quote_id,
    article_id,
    text,
    kind,
    agreement,
    n_outlets
from published.quote_variants
where story_id in (select asked.id from asked)
order by story_id asc, utterance_id asc, outlet asc, quote_id asc;
