-- Word sketches of the documents handled before.
select
    document_id,
    words
from store.sketches
order by document_id
