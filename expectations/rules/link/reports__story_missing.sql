-- An article is of a story.
select
    reports.article_id as row_id,
    'story_missing' as reason
from reports
anti join members on reports.article_id = members.member_id and members.kind = 'story'
