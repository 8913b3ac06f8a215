-- What somebody is reported as having said: a name or part of one, in any spelling of capitals and accents.
create or replace macro main.who_said(person) as table
    with asked as (
        select lower(strip_accents(person)) as folded
    ),

    people as (
        select
            entities.entity_id,
            entities.name as speaker
        from published.entities as entities
        inner join
            asked
            on
                contains(lower(strip_accents(entities.name)), asked.folded)
                or contains(lower(strip_accents(array_to_string(entities.aliases, ' | '))), asked.folded)
    )

    select
        people.speaker,
        quotes.outlet,
        articles.published_at,
        quotes.kind,
        quotes.text,
        quotes.speaker_text,
        quotes.cue,
        quotes.story_id,
        quotes.utterance_id,
        quotes.quote_id
    from published.quotes as quotes
    inner join people on quotes.speaker_entity_id = people.entity_id
    inner join published.articles as articles on quotes.article_id = articles.article_id
    where articles.is_current
    order by articles.published_at nulls last, quotes.outlet, quotes.article_id, quotes.field, quotes.char_start;
