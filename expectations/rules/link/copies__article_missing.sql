-- Copies are pairs of articles.
select
    concat_ws(':', copies.article_a, copies.article_b) as row_id,
    'article_missing' as reason
from copies
left join reports as a on copies.article_a = a.article_id
left join reports as b on copies.article_b = b.article_id
where a.article_id is null or b.article_id is null
