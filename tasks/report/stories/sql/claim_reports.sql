-- How each article words the claims of the stories, with the field it stands in.
select
    reports.story_id,
    reports.claim_id,
    reports.statement_id,
    reports.article_id,
    reports.outlet,
    reports.text,
    reports.attributed_to,
    statements.negated,
    statements.field,
    statements.char_start,
    statements.char_end
from published.claim_reports as reports
inner join published.statements as statements on reports.statement_id = statements.statement_id
where reports.story_id in (select asked.id from asked)
order by reports.story_id asc, reports.article_id asc, statements.char_start asc, reports.statement_id asc;
