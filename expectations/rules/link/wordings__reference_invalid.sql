-- Of the wordings of an utterance one is what the others are held against, and agrees with itself.
select
    quote_id as row_id,
    'reference_invalid' as reason
from wordings
qualify
    count(*) filter (where is_reference) over (partition by utterance_id) <> 1
    or (is_reference and (agreement <> 'same' or len(differing) > 0))
