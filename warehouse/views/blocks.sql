-- Paragraphs and lines of documents: what was kept, what was dropped and why.
create or replace view published.blocks as
with blocks as (
    select * from store.blocks
),

articles as (
    select
        document_id,
        article_id,
        body
    from store.articles
)

select
    blocks.document_id,
    articles.article_id,
    blocks.position,
    coalesce(blocks.text, articles.body[blocks.body_start + 1:blocks.body_end]) as text,
    blocks.raw_start,
    blocks.raw_end,
    blocks.body_start,
    blocks.body_end,
    blocks.kept,
    blocks.reason
from blocks
left join articles on blocks.document_id = articles.document_id;

comment on view published.blocks is 'A paragraph or line of a document, kept or dropped, with the reason.';
comment on column published.blocks.document_id is 'The document it stands in.';
comment on column published.blocks.article_id is
'The article cleaned from that document; NULL where the document gave none.';
comment on column published.blocks.position is 'Place within the document, counted from 0.';
comment on column published.blocks.text is 'Its text.';
comment on column published.blocks.raw_start is
'First code point in the decoded text (HTML: the flattened page text); NULL where not alignable.';
comment on column published.blocks.raw_end is 'End of that span, exclusive, in code points; NULL where not alignable.';
comment on column published.blocks.body_start is
'First code point in the article''s body; NULL where the block is not part of it.';
comment on column published.blocks.body_end is
'End of that span, exclusive, in code points; NULL where the block is not part of the body.';
comment on column published.blocks.kept is 'Whether its text went into the article.';
comment on column published.blocks.reason is
'What it is: body, title, byline … where kept; navigation, advertisement, repeat, template … where dropped.';
