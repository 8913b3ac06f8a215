-- A statement's voice, field, modality and tense are of their vocabularies.
select
    concat_ws(':', article_id, field, char_start, char_end) as row_id,
    'code_unknown' as reason
from statements
where
    not list_contains((select terms.voices from terms), voice)
    or not list_contains((select terms.fields from terms), field)
    or not list_contains((select terms.modalities from terms), modality)
    or not list_contains((select terms.tenses from terms), tense)
