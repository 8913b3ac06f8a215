-- Coverage is that of a claim of the story.
select
    concat_ws(':', coverage.claim_id, coverage.outlet) as row_id,
    'claim_missing' as reason
from coverage
anti join claims on coverage.claim_id = claims.claim_id and coverage.story_id = claims.story_id
