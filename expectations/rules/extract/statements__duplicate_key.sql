-- A place in an article holds one statement.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'duplicate_key' as reason
from statements
group by article_id, field, char_start, char_end
having count(*) > 1
