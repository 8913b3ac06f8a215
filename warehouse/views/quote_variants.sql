-- How outlets word what several independent articles report somebody as having said.
create or replace view published.quote_variants as
with wordings as (
    select * from store.wordings
),

quotes as (
    select
        quotes.*,
        articles.copy_group_id
    from published.quotes as quotes
    inner join published.articles as articles on quotes.article_id = articles.article_id
),

speakers as (
    select
        utterance_id,
        speaker,
        count(*) as n_quotes
    from quotes
    where speaker is not null
    group by utterance_id, speaker
),

-- The speaker that most say; of several the first by name.
commonest as (
    select
        utterance_id,
        arg_min(speaker, { 'n_others': -n_quotes, 'speaker': speaker }) as speaker
    from speakers
    group by utterance_id
),

utterances as (
    select
        utterance_id,
        count(distinct outlet) as n_outlets
    from quotes
    where utterance_id is not null
    group by utterance_id
    having count(distinct copy_group_id) > 1
)

select
    quotes.utterance_id,
    quotes.story_id,
    coalesce(quotes.speaker, commonest.speaker) as speaker,
    quotes.quote_id,
    quotes.article_id,
    quotes.outlet,
    quotes.text,
    quotes.kind,
    wordings.agreement,
    wordings.differing,
    utterances.n_outlets
from wordings
inner join quotes on wordings.quote_id = quotes.quote_id
inner join utterances on quotes.utterance_id = utterances.utterance_id
left join commonest on quotes.utterance_id = commonest.utterance_id;

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
