-- A claim is worded by a statement that is its member.
select
    claims.claim_id as row_id,
    'statement_missing' as reason
from claims
anti join members
    on
        claims.statement_id = members.member_id
        and claims.claim_id = members.cluster_id
        and members.kind = 'claim'
