-- warning: The sentences of an article cover most of its body.
with covered as (
    select
        article_id,
        sum(char_end - char_start) as n_characters
    from sentences
    where field = 'body'
    group by article_id
)

select
    articles.article_id as row_id,
    covered.n_characters,
    length(articles.body) as body_length
from articles
inner join covered on articles.article_id = covered.article_id
cross join limits
where covered.n_characters < limits.sentences_share_min * length(articles.body)
