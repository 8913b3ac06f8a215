-- A table that linking writes has as many keys as rows, over all runs.
select
    table_name as row_id,
    'duplicate_key' as reason
from totals
where n_keys <> n_rows
