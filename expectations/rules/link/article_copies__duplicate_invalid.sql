-- What an article repeats is another article.
select
    article_copies.article_id as row_id,
    'duplicate_invalid' as reason
from article_copies
left join reports on article_copies.duplicate_of = reports.article_id
where
    article_copies.duplicate_of = article_copies.article_id
    or (article_copies.duplicate_of is not null and reports.article_id is null)
