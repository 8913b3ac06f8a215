-- Pairs of articles of one story that share text.
select
    first.story_id,
    copies.article_a,
    copies.article_b,
    copies.share_a,
    copies.share_b,
    copies.kind
from published.copies as copies
inner join published.articles as first on copies.article_a = first.article_id
where first.story_id in (select asked.id from asked)
order by first.story_id asc, copies.article_a asc, copies.article_b asc;
