-- A sentence loaded in this run stands in an article.
select
    concat_ws(':', sentences.article_id, sentences.field, sentences.char_start) as row_id,
    'article_missing' as reason
from sentences
anti join articles on sentences.article_id = articles.article_id
