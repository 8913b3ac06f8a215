-- A statement loaded in this run stands in an article.
select
    concat_ws(':', statements.article_id, statements.field, statements.char_start, statements.char_end) as row_id,
    'article_missing' as reason
from statements
anti join articles on statements.article_id = articles.article_id
