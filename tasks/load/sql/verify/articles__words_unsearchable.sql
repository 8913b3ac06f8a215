-- An article that has words is found by the search.
select articles.article_id as row_id
from store.articles as articles
anti join store.search_terms as terms on articles.article_id = terms.article_id
where regexp_matches(lower(strip_accents(articles.body)), '[a-z0-9]')
order by row_id
