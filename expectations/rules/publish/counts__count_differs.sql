-- A published table has the rows of the table it was copied from.
select
    table_name as row_id,
    'count_differs' as reason
from counts
where n_published is distinct from n_stored
