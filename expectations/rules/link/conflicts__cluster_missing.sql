-- The claim or utterance of a conflict is one with members.
select
    conflicts.conflict_id as row_id,
    'cluster_missing' as reason
from conflicts
where
    conflicts.claim_id not in (
        select claims.cluster_id from members as claims
        where claims.kind = 'claim'
    )
    or conflicts.utterance_id not in (
        select utterances.cluster_id from members as utterances
        where utterances.kind = 'utterance'
    )
