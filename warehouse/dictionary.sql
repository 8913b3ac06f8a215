-- The data dictionary of the current database: each published view's columns with their types and comments, in order.
with views as (
    select
        view_name,
        comment
    from duckdb_views()
    where database_name = current_database() and schema_name = 'published'
),

columns as (
    select
        table_name,
        column_name,
        column_index,
        data_type,
        comment
    from duckdb_columns()
    where database_name = current_database() and schema_name = 'published'
)

select
    views.view_name,
    views.comment as view_comment,
    columns.column_name,
    columns.data_type,
    columns.comment as column_comment
from views
inner join columns on views.view_name = columns.table_name
order by views.view_name, columns.column_index
