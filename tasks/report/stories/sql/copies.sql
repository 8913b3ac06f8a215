-- Pairs of articles of one story that share text.
select
    shown.story_id,
    copies.article_a,
    copies.article_b,
    copies.share_a,
    copies.share_b,
    copies.kind
from published.copies as copies
inner join shown on copies.article_a = shown.article_id
order by shown.story_id asc, copies.article_a asc, copies.article_b asc;
