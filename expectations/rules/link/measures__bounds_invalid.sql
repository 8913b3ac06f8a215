-- A measure has a unit and a bound at least, and the lower one is not above the upper.
select
    measure_id as row_id,
    'bounds_invalid' as reason
from measures
where trim(unit) = '' or coalesce(low, high) is null or low > high
