-- Recurring lines learned so far.
select
    outlet,
    line
from store.learned_lines
order by all
