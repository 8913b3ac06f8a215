-- An article is in English.
select
    article_id as row_id,
    'language_unsupported' as reason
from articles
where split_part(language, '-', 1) <> 'en'
