-- Pairs of articles that share text.
create or replace view published.copies as
with copies as (
    select * from store.copies
)

select
    article_a,
    article_b,
    share_a,
    share_b,
    kind
from copies;

comment on view published.copies is 'Two articles that share text.';
comment on column published.copies.article_a is 'The article that comes first.';
comment on column published.copies.article_b is 'The other article.';
comment on column published.copies.share_a is 'Part of the first article''s text that stands in the other, 0 to 1.';
comment on column published.copies.share_b is 'Part of the other article''s text that stands in the first, 0 to 1.';
comment on column published.copies.kind is 'exact, near or partial.';
