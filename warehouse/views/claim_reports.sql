-- How each article words a claim.
create or replace view published.claim_reports as
with statements as (
    select * from published.statements
    where claim_id is not null
),

articles as (
    select
        article_id,
        outlet
    from store.articles
),

quotes as (
    select
        quote_id,
        coalesce(speaker, speaker_text) as attributed_to
    from published.quotes
)

select
    statements.claim_id,
    statements.story_id,
    statements.statement_id,
    statements.article_id,
    articles.outlet,
    statements.text,
    statements.char_start,
    statements.char_end,
    quotes.attributed_to
from statements
inner join articles on statements.article_id = articles.article_id
left join quotes on statements.quote_id = quotes.quote_id;

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
