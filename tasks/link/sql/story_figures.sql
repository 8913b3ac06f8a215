-- Figures of articles in `told`, as linking sees them.
with entities as (
    select
        members.member_id,
        members.cluster_id as entity_id
    from store.members as members
    where members.kind = 'entity'
)

select
    'f' || substr(figures.article_id, 2) || '-' || left(figures.field, 1) || figures.char_start || '-'
    || figures.char_end as figure_id,
    figures.article_id,
    figures.field,
    figures.char_start,
    figures.char_end,
    figures.sentence_start,
    figures.sentence_end,
    figures.text,
    figures.value_low,
    figures.value_high,
    figures.modifier,
    figures.unit,
    figures.counted,
    entities.entity_id as counted_entity_id,
    figures.action,
    figures.action_class,
    figures.place,
    figures.as_of,
    figures.is_change,
    'q' || substr(figures.article_id, 2) || '-' || left(figures.field, 1) || figures.quote_start || '-'
    || figures.quote_end as quote_id
from store.figures as figures
inner join told on figures.article_id = told.article_id
left join
    entities
    on 'i' || substr(figures.article_id, 2) || '-' || figures.counted_entity = entities.member_id
order by figure_id
