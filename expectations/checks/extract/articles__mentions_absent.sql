-- warning: Few articles of some length name nobody and nothing: many, and the language model does not fit the text.
with named as (
    select distinct article_id from mentions
),

shares as (
    select
        count(*) as n_articles,
        count(*) - count(named.article_id) as n_without
    from articles
    left join named on articles.article_id = named.article_id
    where articles.n_words >= (select limits.mentions_words_min from limits)
)

select
    'articles' as row_id,
    shares.n_articles,
    shares.n_without
from shares
cross join limits
where
    shares.n_articles >= limits.share_documents_min
    and shares.n_without > limits.mentions_absent_share_max * shares.n_articles
