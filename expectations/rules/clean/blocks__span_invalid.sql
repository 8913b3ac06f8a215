-- A block's offsets come in pairs, in order, within the decoded text and within its article's body.
select
    concat_ws(':', blocks.document_id, blocks.position) as row_id,
    'span_invalid' as reason
from blocks
left join articles on blocks.document_id = articles.document_id
left join inputs on blocks.document_id = inputs.document_id
where
    (blocks.raw_start is null) <> (blocks.raw_end is null)
    or blocks.raw_start < 0
    or blocks.raw_start > blocks.raw_end
    or (inputs.text_kind = 'text' and blocks.raw_end > length(inputs.text))
    or (blocks.body_start is null) <> (blocks.body_end is null)
    or blocks.body_start < 0
    or blocks.body_start >= blocks.body_end
    or blocks.body_end > length(articles.body)
