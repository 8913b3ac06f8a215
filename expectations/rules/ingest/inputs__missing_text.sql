-- An input that goes on to be cleaned has text, and says of which kind.
select
    document_id as row_id,
    'missing_text' as reason
from inputs
where outcome = 'article' and (text is null or trim(text) = '' or text_kind is null)
