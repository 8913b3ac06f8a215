-- Quotes of articles in `told`, as linking sees them.
with entities as (
    select
        named.article_id,
        named.entity,
        named.name,
        members.cluster_id as entity_id
    from store.article_entities as named
    inner join told on named.article_id = told.article_id
    inner join
        store.members as members
        on members.kind = 'entity' and 'i' || substr(named.article_id, 2) || '-' || named.entity = members.member_id
)

select
    'q' || substr(quotes.article_id, 2) || '-' || left(quotes.field, 1) || quotes.char_start || '-' || quotes.char_end
        as quote_id,
    quotes.article_id,
    quotes.field,
    quotes.char_start,
    quotes.char_end,
    quotes.sentence_start,
    quotes.sentence_end,
    quotes.kind,
    quotes.text,
    quotes.quoted,
    quotes.cue,
    case when corrected.quote_id is null then entities.name else corrected.name end as speaker,
    case when corrected.quote_id is null then entities.entity_id else corrected.entity_id end as speaker_entity_id,
    case when corrected.quote_id is null then quotes.speaker_text else corrected.name end as speaker_text,
    case
        when corrected.quote_id is null then quotes.speaker_source
        when corrected.name is null then 'none'
        else 'name'
    end as speaker_source,
    'q' || substr(quotes.article_id, 2) || '-' || left(quotes.field, 1) || quotes.parent_start || '-'
    || quotes.parent_end as parent_quote_id
from store.quotes as quotes
inner join told on quotes.article_id = told.article_id
left join entities on quotes.article_id = entities.article_id and quotes.speaker_entity = entities.entity
left join
    store.corrected_speakers as corrected
    on
        'q' || substr(quotes.article_id, 2) || '-' || left(quotes.field, 1) || quotes.char_start || '-'
        || quotes.char_end = corrected.quote_id
order by quote_id
