-- The names in the stories' articles.
select
    shown.story_id,
    mentions.article_id,
    mentions.field,
    mentions.char_start,
    mentions.char_end
from published.mentions as mentions
inner join shown on mentions.article_id = shown.article_id
where mentions.form = 'name'
order by shown.story_id asc, mentions.article_id asc, mentions.field asc, mentions.char_start asc;
