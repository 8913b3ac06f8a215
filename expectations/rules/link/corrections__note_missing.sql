-- A correction says what it came to, and names what it is about.
select
    correction_id as row_id,
    'note_missing' as reason
from corrections
where length(note) = 0 or len(targets) = 0
