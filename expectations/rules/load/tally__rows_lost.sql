-- A table has as many rows after loading as it had before, with the new ones and without the replaced ones.
select
    table_name as row_id,
    'rows_lost' as reason
from tally
where rows_after <> rows_before + rows_in - rows_replaced
