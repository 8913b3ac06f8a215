-- The columns of every published view, in order, with their types.
select
    table_name as view_name,
    column_name,
    data_type
from duckdb_columns()
where schema_name = 'published' and database_name = current_database()
order by table_name, column_index
