-- Where there is an omission, the outlet omits the claim.
select
    concat_ws(':', omissions.claim_id, omissions.outlet) as row_id,
    'not_omitted' as reason
from omissions
anti join coverage
    on
        omissions.story_id = coverage.story_id
        and omissions.claim_id = coverage.claim_id
        and omissions.outlet = coverage.outlet
        and coverage.status = 'omitted'
