-- The quotes in `asked` that are there, with the article each stands in.
select
    quotes.article_id,
    asked.quote_id
from store.quotes as quotes
inner join
    asked
    on
        quotes.article_id = 'a' || substr(asked.quote_id, 2, 16)
        and 'q' || substr(quotes.article_id, 2) || '-' || left(quotes.field, 1) || quotes.char_start || '-'
        || quotes.char_end = asked.quote_id
order by asked.quote_id
