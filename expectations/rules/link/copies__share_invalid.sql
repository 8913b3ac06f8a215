-- The shares that two copies have in common are above 0 and no more than 1, and a pair is told once.
select
    concat_ws(':', article_a, article_b) as row_id,
    'share_invalid' as reason
from copies
where article_a >= article_b or least(share_a, share_b) <= 0 or greatest(share_a, share_b) > 1
