-- warning: An input that goes on to be cleaned says in which encoding it was read, and why in that one.
select
    document_id as row_id,
    encoding,
    encoding_source
from inputs
where outcome = 'article' and (encoding is null or encoding_source is null)
