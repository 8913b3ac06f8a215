-- Who leaves out what: how many claims that most others report, and which one do most of them?
select
    omissions.outlet,
    stories.headline,
    count(*) as n_left_out,
    max(omissions.n_reporting) as most_reporting,
    left(max_by(omissions.claim, (omissions.n_reporting, omissions.claim)), 80) as for_instance
from published.omissions as omissions
inner join published.stories as stories on omissions.story_id = stories.story_id
group by omissions.outlet, stories.headline
order by most_reporting desc, n_left_out desc, omissions.outlet asc, stories.headline asc
