-- Whose words are quoted differently, and by whom?
select
    speaker,
    outlet,
    agreement,
    text
from published.quote_variants
where kind in ('direct', 'mixed')
qualify bool_or(agreement = 'differs') over (partition by utterance_id)
order by speaker, utterance_id, outlet, text
