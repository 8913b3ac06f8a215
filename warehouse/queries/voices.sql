-- Whose voices are heard: who is quoted, by how many outlets, and how often in words of their own?
select
    speaker,
    count(distinct outlet) as n_outlets,
    count(distinct story_id) as n_stories,
    count(*) as n_quotes,
    count(*) filter (where kind in ('direct', 'mixed')) as n_in_own_words,
    list(distinct outlet order by outlet) as outlets
from published.quotes
where speaker_entity_id is not null
group by speaker_entity_id, speaker
order by n_outlets desc, n_quotes desc, speaker asc
limit 20
