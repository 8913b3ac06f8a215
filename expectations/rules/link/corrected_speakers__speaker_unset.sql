-- A quote's speaker is changed by a correction that holds, and by nothing else.
select
    speakers.quote_id as row_id,
    'speaker_unset' as reason
from corrected_speakers as speakers
anti join corrections
    on
        corrections.kind = 'set_speaker'
        and corrections.applied
        and list_contains(corrections.targets, speakers.quote_id)
