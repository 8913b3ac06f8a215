-- An input's text is no longer than a document can be.
select
    inputs.document_id as row_id,
    'too_large' as reason
from inputs
where
    inputs.outcome = 'article'
    and length(inputs.text) > (select limits.text_length_max from limits)
