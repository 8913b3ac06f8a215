-- An article's body has at least one sentence.
select
    articles.article_id as row_id,
    'no_sentences' as reason
from articles
anti join sentences on articles.article_id = sentences.article_id and sentences.field = 'body'
