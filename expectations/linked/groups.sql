-- The copy groups that articles in `told` are of.
select distinct copies.copy_group_id
from store.article_copies as copies
inner join told on copies.article_id = told.article_id
