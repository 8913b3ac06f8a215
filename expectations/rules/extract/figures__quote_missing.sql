-- A figure that is quoted is in a quote of its article and field.
select
    concat_ws(':', figures.article_id, figures.field, figures.char_start, figures.char_end) as row_id,
    'quote_missing' as reason
from figures
anti join quotes
    on
        figures.article_id = quotes.article_id
        and figures.field = quotes.field
        and figures.quote_start = quotes.char_start
        and figures.quote_end = quotes.char_end
where coalesce(figures.quote_start, figures.quote_end) is not null
