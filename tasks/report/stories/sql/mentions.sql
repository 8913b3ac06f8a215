-- The names in the stories' articles.
select
    articles.story_id,
    mentions.article_id,
    mentions.field,
    mentions.char_start,
    mentions.char_end
from published.mentions as mentions
inner join published.articles as articles on mentions.article_id = articles.article_id
where articles.story_id in (select asked.id from asked) and mentions.form = 'name'
order by articles.story_id asc, mentions.article_id asc, mentions.field asc, mentions.char_start asc;
