-- A wording is that of a quote, which is a member of its utterance.
select
    wordings.quote_id as row_id,
    'quote_missing' as reason
from wordings
anti join members
    on
        wordings.quote_id = members.member_id
        and wordings.utterance_id = members.cluster_id
        and members.kind = 'utterance'
