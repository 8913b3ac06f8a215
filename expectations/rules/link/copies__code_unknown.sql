-- A copy's kind is of the vocabulary.
select
    concat_ws(':', article_a, article_b) as row_id,
    'code_unknown' as reason
from copies
where not list_contains((select terms.copy_kinds from terms), kind)
