-- A claim's text is the text of its statement.
select
    claims.claim_id as row_id,
    'text_mismatch' as reason
from claims
inner join linkable on claims.statement_id = linkable.member_id and linkable.kind = 'claim'
where claims.text is distinct from linkable.text
