-- Documents whose bytes lie elsewhere now, as `moved` tells.
update store.documents as documents
set
    raw_file = moved.raw_file,
    raw_row = moved.raw_row
from moved
where documents.document_id = moved.document_id;
