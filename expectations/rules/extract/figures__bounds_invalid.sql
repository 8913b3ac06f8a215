-- A figure has a bound at least, and the lower one is not above the upper.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'bounds_invalid' as reason
from figures
where coalesce(value_low, value_high) is null or value_low > value_high
