-- A mention stands in an article.
select
    concat_ws(':', mentions.article_id, mentions.field, mentions.char_start, mentions.char_end) as row_id,
    'article_missing' as reason
from mentions
anti join articles on mentions.article_id = articles.article_id
