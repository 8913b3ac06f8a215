-- A statement that is quoted is in a quote of its article and field.
select
    concat_ws(':', statements.article_id, statements.field, statements.char_start, statements.char_end) as row_id,
    'quote_missing' as reason
from statements
anti join quotes
    on
        statements.article_id = quotes.article_id
        and statements.field = quotes.field
        and statements.quote_start = quotes.char_start
        and statements.quote_end = quotes.char_end
where coalesce(statements.quote_start, statements.quote_end) is not null
