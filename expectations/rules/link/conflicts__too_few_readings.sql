-- A conflict is between two readings at least.
select
    conflict_id as row_id,
    'too_few_readings' as reason
from conflicts
where len(readings) < 2
