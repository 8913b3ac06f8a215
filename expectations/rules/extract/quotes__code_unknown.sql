-- A quote's kind, source of its speaker and field are of their vocabularies.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'code_unknown' as reason
from quotes
where
    not list_contains((select terms.quote_kinds from terms), kind)
    or not list_contains((select terms.speaker_sources from terms), speaker_source)
    or not list_contains((select terms.fields from terms), field)
