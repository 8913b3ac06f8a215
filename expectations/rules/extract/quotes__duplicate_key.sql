-- A place in an article holds one quote.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'duplicate_key' as reason
from quotes
group by article_id, field, char_start, char_end
having count(*) > 1
