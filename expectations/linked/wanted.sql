-- The articles in `told`, those that share text with them, those that these repeat, and those of no story.
with grouped as (
    select
        copies.article_id,
        copies.duplicate_of
    from store.article_copies as copies
    inner join groups on copies.copy_group_id = groups.copy_group_id
)

select article_id from told
union
select article_id from grouped
union
select duplicate_of as article_id from grouped
where duplicate_of is not null
union
select copies.article_a as article_id
from store.copies as copies
inner join told on copies.article_b = told.article_id
union
select copies.article_b as article_id
from store.copies as copies
inner join told on copies.article_a = told.article_id
union
select articles.article_id
from store.articles as articles
anti join store.members as members on articles.article_id = members.member_id and members.kind = 'story'
