-- The blocks of some documents that have a place in the raw text, with the text they are to have there.
select
    blocks.document_id,
    blocks.position,
    blocks.raw_start,
    blocks.raw_end,
    coalesce(
        blocks.text, substring(articles.body, blocks.body_start + 1, blocks.body_end - blocks.body_start)
    ) as text
from store.blocks as blocks
inner join decoded on blocks.document_id = decoded.document_id
left join store.articles as articles on blocks.document_id = articles.document_id
where blocks.raw_start is not null
order by blocks.document_id, blocks.position
