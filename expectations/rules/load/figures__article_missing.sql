-- A figure loaded in this run stands in an article.
select
    concat_ws(':', figures.article_id, figures.field, figures.char_start, figures.char_end) as row_id,
    'article_missing' as reason
from figures
anti join articles on figures.article_id = articles.article_id
