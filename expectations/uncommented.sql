-- How many of each published view and its columns have no comment.
with commented as (
    select
        view_name,
        comment
    from duckdb_views()
    where schema_name = 'published'
    union all
    select
        table_name as view_name,
        comment
    from duckdb_columns()
    where schema_name = 'published'
)

select
    view_name,
    count(*) filter (where comment is null) as n_uncommented
from commented
group by view_name
order by view_name
