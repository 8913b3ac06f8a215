-- An article's count of words is near the count of blanks in its body: at most about twice, at least about a quarter.
with counted as (
    select
        article_id,
        n_words,
        length(body) - length(replace(replace(body, ' ', ''), chr(10), '')) + 1 as n_blanks
    from articles
)

select
    article_id as row_id,
    'words_miscounted' as reason
from counted
where n_words < n_blanks / 4 - 10 or n_words > n_blanks * 2 + 10
