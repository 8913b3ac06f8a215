-- A quote within another is in a quote of its article and field, which holds it and is not itself.
select
    concat_ws(':', quotes.article_id, quotes.field, quotes.char_start, quotes.char_end) as row_id,
    'parent_missing' as reason
from quotes
anti join quotes as parents
    on
        quotes.article_id = parents.article_id
        and quotes.field = parents.field
        and quotes.parent_start = parents.char_start
        and quotes.parent_end = parents.char_end
        and quotes.char_start >= parents.char_start
        and quotes.char_end <= parents.char_end
        and quotes.char_end - quotes.char_start < parents.char_end - parents.char_start
where coalesce(quotes.parent_start, quotes.parent_end) is not null
