-- How each article words the claims of the stories, and as whose words.
select
    statements.story_id,
    statements.claim_id,
    statements.statement_id,
    statements.article_id,
    statements.text,
    statements.negated,
    statements.field,
    statements.char_start,
    statements.char_end,
    coalesce(quotes.speaker, quotes.speaker_text) as attributed_to
from published.statements as statements
left join published.quotes as quotes on statements.quote_id = quotes.quote_id
where statements.claim_id is not null and statements.story_id in (select asked.id from asked)
order by statements.story_id asc, statements.article_id asc, statements.char_start asc, statements.statement_id asc;
