-- A stored table has as many keys as rows, over all runs.
select
    table_name as row_id,
    'duplicate_key' as reason
from tally
where n_keys <> rows_after
