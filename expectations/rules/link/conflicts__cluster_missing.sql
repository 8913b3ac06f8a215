-- The claim or utterance of a conflict is one with members.
with clusters as (
    select distinct
        kind,
        cluster_id
    from members
)

select
    conflicts.conflict_id as row_id,
    'cluster_missing' as reason
from conflicts
left join clusters as claims on claims.kind = 'claim' and conflicts.claim_id = claims.cluster_id
left join clusters as utterances on utterances.kind = 'utterance' and conflicts.utterance_id = utterances.cluster_id
where
    (conflicts.claim_id is not null and claims.cluster_id is null)
    or (conflicts.utterance_id is not null and utterances.cluster_id is null)
