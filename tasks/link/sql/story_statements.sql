-- Statements of articles in `told`, as linking sees them, with every entity that is named in their clauses.
with entities as (
    select
        member_id,
        cluster_id as entity_id
    from store.members
    where kind = 'entity'
),

named as (
    select
        statements.article_id,
        statements.field,
        statements.char_start,
        statements.char_end,
        list(distinct entities.entity_id order by entities.entity_id) as entity_ids
    from store.statements as statements
    inner join told on statements.article_id = told.article_id
    inner join
        store.mentions as mentions
        on
            statements.article_id = mentions.article_id and statements.field = mentions.field
            and statements.char_start <= mentions.char_start and statements.char_end >= mentions.char_end
    inner join
        entities
        on 'i' || substr(mentions.article_id, 2) || '-' || mentions.entity = entities.member_id
    group by all
)

select
    't' || substr(statements.article_id, 2) || '-' || left(statements.field, 1) || statements.char_start || '-'
    || statements.char_end as statement_id,
    statements.article_id,
    statements.field,
    statements.char_start,
    statements.char_end,
    statements.sentence_start,
    statements.sentence_end,
    statements.text,
    statements.subject,
    entities.entity_id as subject_entity_id,
    statements.predicate,
    statements.predicate_class,
    statements.object,
    statements.negated,
    statements.modality,
    statements.tense,
    statements.place,
    statements.date_text,
    statements.voice,
    'q' || substr(statements.article_id, 2) || '-' || left(statements.field, 1) || statements.quote_start || '-'
    || statements.quote_end as quote_id,
    coalesce(named.entity_ids, []) as entity_ids
from store.statements as statements
inner join told on statements.article_id = told.article_id
left join
    entities
    on 'i' || substr(statements.article_id, 2) || '-' || statements.subject_entity = entities.member_id
left join
    named
    on
        statements.article_id = named.article_id and statements.field = named.field
        and statements.char_start = named.char_start and statements.char_end = named.char_end
order by statement_id
