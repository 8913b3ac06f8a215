-- What the stories in `asked` are called, and how many outlets report them.
select
    stories.story_id,
    stories.headline,
    stories.n_outlets
from published.stories as stories
inner join asked on stories.story_id = asked.id
order by stories.n_outlets desc, stories.story_id asc
