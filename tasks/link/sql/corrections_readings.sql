-- The readings of every conflict of the stories in `asked`, by what stays the same while ids change.
select
    'x' || substr(measures.measure_id, 2) as conflict_id,
    measures.story_id,
    concat_ws(', ', measures.counted, measures.action_class) as subject,
    'figure ' || members.member_id as reading,
    figures.text as value,
    articles.outlet
from store.measures as measures
inner join asked on measures.story_id = asked.story_id
inner join store.members as members on members.kind = 'measure' and measures.measure_id = members.cluster_id
inner join
    store.figures as figures
    on
        members.member_id
        = 'f' || substr(figures.article_id, 2) || '-' || left(figures.field, 1) || figures.char_start || '-'
        || figures.char_end
inner join store.articles as articles on figures.article_id = articles.article_id
where measures.verdict = 'conflict'
union all
select
    sides.conflict_id,
    sides.story_id,
    sides.subject,
    sides.kind || ' ' || sides.reading.article_id || ':' || sides.reading.char_start || '-' || sides.reading.char_end
        as reading,
    sides.reading.value,
    sides.reading.outlet
from (
    select
        conflicts.conflict_id,
        conflicts.story_id,
        conflicts.subject,
        conflicts.kind,
        unnest(conflicts.readings) as reading
    from store.conflicts as conflicts
    inner join asked on conflicts.story_id = asked.story_id
) as sides
order by all
