-- A reading of a conflict has a sentence and a span that stand in one text of an article of its story.
with unnested as (
    select
        conflict_id,
        story_id,
        unnest(readings) as reading
    from conflicts
),

readings as (
    select
        conflict_id,
        story_id,
        struct_extract(reading, 'article_id') as article_id,
        struct_extract(reading, 'outlet') as outlet,
        struct_extract(reading, 'sentence') as sentence,
        struct_extract(reading, 'char_start') as char_start,
        struct_extract(reading, 'char_end') as char_end
    from unnested
),

fields as (
    select
        members.cluster_id as story_id,
        reports.article_id,
        reports.outlet,
        unnest([reports.title, reports.standfirst, reports.body]) as whole
    from reports
    inner join members on reports.article_id = members.member_id and members.kind = 'story'
)

select distinct
    readings.conflict_id as row_id,
    'sentence_mismatch' as reason
from readings
anti join fields
    on
        readings.story_id = fields.story_id
        and readings.article_id = fields.article_id
        and readings.outlet = fields.outlet
        and contains(fields.whole, readings.sentence)
        and readings.char_start >= 0
        and readings.char_start < readings.char_end
        and readings.char_end <= length(fields.whole)
