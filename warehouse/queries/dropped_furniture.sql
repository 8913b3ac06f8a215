-- What was dropped as furniture, by outlet and reason, and what is the commonest line of each?
with blocks as (
    select
        document_id,
        text,
        reason
    from published.blocks
    where not kept
),

documents as (
    select
        document_id,
        outlet
    from published.documents
),

lines as (
    select
        documents.outlet,
        blocks.reason,
        blocks.text,
        count(*) as n_blocks
    from blocks
    inner join documents on blocks.document_id = documents.document_id
    group by documents.outlet, blocks.reason, blocks.text
)

select
    outlet,
    reason,
    sum(n_blocks) as n_blocks,
    count(*) as n_different,
    left(arg_max(text, (n_blocks, text)), 80) as commonest
from lines
group by outlet, reason
order by outlet asc, n_blocks desc, reason asc
