-- Where an outlet omits a claim, there is an omission.
select
    concat_ws(':', coverage.claim_id, coverage.outlet) as row_id,
    'omission_missing' as reason
from coverage
anti join omissions on coverage.claim_id = omissions.claim_id and coverage.outlet = omissions.outlet
where coverage.status = 'omitted'
