-- A quote loaded in this run stands in an article.
select
    concat_ws(':', quotes.article_id, quotes.field, quotes.char_start, quotes.char_end) as row_id,
    'article_missing' as reason
from quotes
anti join articles on quotes.article_id = articles.article_id
