-- A claim has its coverage by every outlet that reports its story, and by no other.
with stories as (
    select
        members.cluster_id as story_id,
        list(distinct reports.outlet order by reports.outlet) as outlets
    from members
    inner join reports on members.member_id = reports.article_id and members.kind = 'story'
    where reports.is_current
    group by members.cluster_id
),

covered as (
    select
        story_id,
        claim_id,
        list(outlet order by outlet) as outlets
    from coverage
    group by story_id, claim_id
)

select
    claims.claim_id as row_id,
    'coverage_incomplete' as reason
from claims
left join stories on claims.story_id = stories.story_id
left join covered on claims.story_id = covered.story_id and claims.claim_id = covered.claim_id
where coalesce(covered.outlets, []) <> coalesce(stories.outlets, [])
