-- An article has a body that is not blank.
select
    article_id as row_id,
    'no_body' as reason
from articles
where not regexp_matches(body, '[^\s\p{Z}]')
