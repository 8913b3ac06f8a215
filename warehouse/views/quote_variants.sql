-- Wordings of one utterance in several outlets (no rows while quotes are not linked).
create or replace view published.quote_variants as
select
    cast(null as varchar) as utterance_id,
    cast(null as varchar) as story_id,
    cast(null as varchar) as speaker,
    cast(null as varchar) as quote_id,
    cast(null as varchar) as article_id,
    cast(null as varchar) as outlet,
    cast(null as varchar) as text,
    cast(null as varchar) as kind,
    cast(null as varchar) as agreement,
    cast(null as varchar[]) as differing,
    cast(null as integer) as n_outlets
where false;

comment on view published.quote_variants is
'One outlet''s wording of an utterance that two or more independent articles report.';
comment on column published.quote_variants.utterance_id is 'What was said, once.';
comment on column published.quote_variants.story_id is 'The event it was said about.';
comment on column published.quote_variants.speaker is 'Canonical name of who said it; NULL where nobody is named.';
comment on column published.quote_variants.quote_id is 'The quote that words it here.';
comment on column published.quote_variants.article_id is 'The article the quote stands in.';
comment on column published.quote_variants.outlet is 'Who published the article.';
comment on column published.quote_variants.text is 'This outlet''s wording.';
comment on column published.quote_variants.kind is 'direct, mixed or indirect.';
comment on column published.quote_variants.agreement is
'How it goes with the other wordings: same, part (a part of them) or differs.';
comment on column published.quote_variants.differing is
'Words in which it differs from the other wordings; empty where it does not.';
comment on column published.quote_variants.n_outlets is 'Outlets that report the utterance.';
