-- The words of new articles, folded, with how often each stands in title, standfirst and body.
insert into store.search_terms by name
with words as (
    select
        articles.article_id,
        unnest(
            regexp_extract_all(
                lower(strip_accents(concat_ws(' ', articles.title, articles.standfirst, articles.body))), '[a-z0-9]+'
            )
        ) as term
    from store.articles as articles
    inner join fresh on articles.article_id = fresh.article_id
)

select
    term,
    article_id,
    count(*) as n
from words
where length(term) <= 40
group by term, article_id;
