-- A place in an article holds one sentence.
select
    concat_ws(':', article_id, field, char_start) as row_id,
    'duplicate_key' as reason
from sentences
group by article_id, field, char_start
having count(*) > 1
