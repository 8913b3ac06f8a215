-- A table with a row an article has one for every article, over all runs, and for nothing else.
select
    table_name as row_id,
    'article_unlinked' as reason
from totals
where n_articles <> n_rows
