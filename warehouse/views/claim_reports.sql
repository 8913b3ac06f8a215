-- Wordings of claims, article by article (no rows while statements are not linked).
create or replace view published.claim_reports as
select
    cast(null as varchar) as claim_id,
    cast(null as varchar) as story_id,
    cast(null as varchar) as statement_id,
    cast(null as varchar) as article_id,
    cast(null as varchar) as outlet,
    cast(null as varchar) as text,
    cast(null as integer) as char_start,
    cast(null as integer) as char_end,
    cast(null as varchar) as attributed_to
where false;

comment on view published.claim_reports is 'One article''s wording of a claim.';
comment on column published.claim_reports.claim_id is 'The claim.';
comment on column published.claim_reports.story_id is 'The event it belongs to.';
comment on column published.claim_reports.statement_id is 'The statement that words it here.';
comment on column published.claim_reports.article_id is 'The article the statement stands in.';
comment on column published.claim_reports.outlet is 'Who published the article.';
comment on column published.claim_reports.text is 'This article''s wording.';
comment on column published.claim_reports.char_start is
'First code point of the wording in the statement''s field, counted from 0.';
comment on column published.claim_reports.char_end is 'End of the span, exclusive, in code points.';
comment on column published.claim_reports.attributed_to is
'Who is reported as saying so; NULL in the outlet''s own voice.';
