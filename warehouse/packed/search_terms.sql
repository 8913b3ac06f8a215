-- The words of articles, which stand there by their numbers.
create table packed.search_terms as
select
    words.term,
    articles.article,
    words.n
from private.store.search_terms as words
inner join packed.articles as articles on words.article_id = articles.article_id
order by words.term, articles.article;

drop table store.search_terms;

create view store.search_terms as
select
    words.term,
    articles.article_id,
    words.n
from packed.search_terms as words
inner join packed.articles as articles on words.article = articles.article;
