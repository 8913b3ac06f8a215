-- A sentence begins where the one before it has ended, or later.
with ordered as (
    select
        article_id,
        field,
        char_start,
        max(char_end) over (
            partition by article_id, field
            order by char_start, char_end
            rows between unbounded preceding and 1 preceding
        ) as end_before
    from sentences
)

select
    concat_ws(':', article_id, field, char_start) as row_id,
    'overlapping' as reason
from ordered
where char_start < end_before
