-- A table about stories has no rows of stories that are no more, over all runs.
select
    table_name as row_id,
    'story_missing' as reason
from totals
where n_strays > 0
