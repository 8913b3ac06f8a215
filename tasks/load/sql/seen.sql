-- Identities of documents handled before, and how often each came.
with handled as (
    select
        outlet,
        coalesce(url, source_name) as place,
        sha256
    from store.documents
    union all
    select
        outlet,
        coalesce(url, source_name) as place,
        sha256
    from pending
)

select
    outlet,
    place,
    sha256,
    count(*)::integer as times
from handled
group by all
order by all
