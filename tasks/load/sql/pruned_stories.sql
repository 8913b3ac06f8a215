-- How many stories lose all their articles, and how many lose some, when those in `gone` go.
with stories as (
    select
        members.cluster_id,
        count(*) as n_articles,
        count(gone.document_id) as n_gone
    from store.members as members
    left join gone on substr(members.member_id, 2) = substr(gone.document_id, 2)
    where members.kind = 'story'
    group by members.cluster_id
)

select
    count(*) filter (where n_gone = n_articles) as n_ended,
    count(*) filter (where n_gone > 0 and n_gone < n_articles) as n_changed
from stories
