-- Members of clusters whose articles are there no longer.
delete from store.members
where 'a' || substr(member_id, 2, 16) not in (select articles.article_id from store.articles as articles);
