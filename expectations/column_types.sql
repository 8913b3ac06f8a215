-- Columns of a stage's tables whose type is not the one that the table's definition says.
select
    shapes.table_name || '.' || shapes.column_name as row_id,
    shapes.data_type as type_defined,
    found.data_type as type_found
from shapes
left join duckdb_columns() as found
    on
        shapes.table_name = found.table_name
        and shapes.column_name = found.column_name
        and found.database_name = current_database()
where shapes.data_type is distinct from found.data_type
