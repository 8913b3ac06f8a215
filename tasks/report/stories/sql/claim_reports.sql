-- How each article words the claims of the stories, and in which quote.
select
    story_id,
    claim_id,
    statement_id,
    article_id,
    quote_id,
    text,
    negated,
    field,
    char_start,
    char_end
from published.statements
where claim_id is not null and article_id in (select shown.article_id from shown)
order by story_id asc, article_id asc, char_start asc, statement_id asc;
