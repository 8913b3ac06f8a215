-- The articles of the stories in `asked`, all versions, each with its story.
create or replace temp table shown as
select
    story_id,
    article_id
from published.articles
where story_id in (select asked.id from asked);
