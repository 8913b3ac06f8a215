-- What articles report somebody as having said or written.
create or replace view published.quotes as
with quotes as (
    select
        *,
        'q' || substr(article_id, 2) || '-' || left(field, 1) || char_start || '-' || char_end as quote_id,
        'q' || substr(article_id, 2) || '-' || left(field, 1) || parent_start || '-' || parent_end
            as parent_quote_id,
        'i' || substr(article_id, 2) || '-' || speaker_entity as speaker_id
    from store.quotes
),

articles as (
    select
        article_id,
        story_id,
        outlet
    from published.articles
),

entities as (
    select
        members.member_id,
        names.entity_id,
        names.name
    from store.members as members
    inner join store.entity_names as names on members.cluster_id = names.entity_id
    where members.kind = 'entity'
),

corrected as (
    select
        speakers.quote_id,
        speakers.entity_id,
        coalesce(names.name, speakers.name) as name
    from store.corrected_speakers as speakers
    left join store.entity_names as names on speakers.entity_id = names.entity_id
),

utterances as (
    select
        member_id as quote_id,
        cluster_id as utterance_id
    from store.members
    where kind = 'utterance'
)

select
    quotes.quote_id,
    quotes.article_id,
    articles.story_id,
    articles.outlet,
    case when corrected.quote_id is null then entities.name else corrected.name end as speaker,
    case when corrected.quote_id is null then entities.entity_id else corrected.entity_id end as speaker_entity_id,
    quotes.speaker_text,
    case
        when corrected.quote_id is null then quotes.speaker_source
        when corrected.name is null then 'none'
        when quotes.speaker_source in ('unnamed', 'none') then 'name'
        else quotes.speaker_source
    end as speaker_source,
    quotes.cue,
    quotes.kind,
    quotes.text,
    quotes.quoted,
    quotes.parts,
    quotes.field,
    quotes.char_start,
    quotes.char_end,
    quotes.sentence_start,
    quotes.sentence_end,
    quotes.parent_quote_id,
    utterances.utterance_id,
    case when corrected.quote_id is null then quotes.confidence end as confidence
from quotes
inner join articles on quotes.article_id = articles.article_id
left join entities on quotes.speaker_id = entities.member_id
left join corrected on quotes.quote_id = corrected.quote_id
left join utterances on quotes.quote_id = utterances.quote_id;

comment on view published.quotes is 'Something reported as said or written by somebody.';
comment on column published.quotes.quote_id is 'Row id: a function of the article, the field and the span.';
comment on column published.quotes.article_id is 'The article it stands in.';
comment on column published.quotes.story_id is
'The event the article reports.';
comment on column published.quotes.outlet is 'Who published the article.';
comment on column published.quotes.speaker is
'Canonical name of who said it, as read or as corrected; NULL where nobody is named.';
comment on column published.quotes.speaker_entity_id is
'The entity that said it; NULL where nobody is named.';
comment on column published.quotes.speaker_text is 'The words that name the speaker here; NULL where there are none.';
comment on column published.quotes.speaker_source is
'How the speaker is given: name, pronoun, description, unnamed or none; name where a correction gave one to none.';
comment on column published.quotes.cue is 'The word that reports the speech, such as said; NULL where there is none.';
comment on column published.quotes.kind is 'direct (in quotation marks), mixed (partly so) or indirect (reported).';
comment on column published.quotes.text is
'The whole content without its outer marks; the parts joined by " … " where a cue interrupts it.';
comment on column published.quotes.quoted is
'What stands in quotation marks, each with its span in code points of the field.';
comment on column published.quotes.parts is
'Spans of the content, in code points of the field; several where a cue interrupts it.';
comment on column published.quotes.field is 'The text it stands in: title, standfirst or body.';
comment on column published.quotes.char_start is
'First code point in that text, counted from 0; of the first part where there are several.';
comment on column published.quotes.char_end is
'End of the span, exclusive, in code points; of the last part where there are several.';
comment on column published.quotes.sentence_start is 'First code point of the sentence or sentences it stands in.';
comment on column published.quotes.sentence_end is 'End of those sentences, exclusive, in code points.';
comment on column published.quotes.parent_quote_id is
'The quote it stands inside; NULL where it stands in none.';
comment on column published.quotes.utterance_id is
'What was said, once, over all articles; NULL in a story of one report.';
comment on column published.quotes.confidence is
'Probability, 0 to 1, that the quote and its speaker are right; NULL where there is no measure, or a correction.';
