-- Stored copies between articles in `regrouped`.
select
    copies.article_a,
    copies.article_b,
    copies.share_a,
    copies.share_b,
    copies.kind
from store.copies as copies
inner join regrouped as a on copies.article_a = a.article_id
inner join regrouped as b on copies.article_b = b.article_id
order by all
