-- How a wording agrees is of the vocabulary.
select
    quote_id as row_id,
    'code_unknown' as reason
from wordings
where not list_contains((select terms.agreements from terms), agreement)
