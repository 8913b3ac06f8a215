-- In which words is a name mentioned? (The most named one; put another in its place.)
with articles as (
    select
        article_id,
        outlet,
        published_at,
        title,
        standfirst,
        body
    from published.articles
    where is_current
),

mentions as (
    select
        mentions.article_id,
        mentions.field,
        mentions.char_start,
        mentions.char_end,
        mentions.text,
        mentions.form = 'name' and mentions.kind not in ('DATE', 'MONEY') as is_name
    from published.mentions
    inner join articles on mentions.article_id = articles.article_id
),

chosen as (
    select text as name
    from mentions
    where is_name
    group by text
    order by count(*) desc, text asc
    limit 1
),

places as (
    select
        articles.outlet,
        articles.published_at,
        mentions.article_id,
        mentions.field,
        mentions.char_start,
        mentions.char_end,
        mentions.text as name,
        case mentions.field
            when 'title' then articles.title
            when 'standfirst' then articles.standfirst
            else articles.body
        end as whole
    from mentions
    inner join articles on mentions.article_id = articles.article_id
    inner join chosen on mentions.text = chosen.name
)

select
    outlet,
    published_at,
    replace(whole[greatest(char_start - 59, 1):char_start], chr(10), ' ') as before,
    name,
    replace(whole[char_end + 1:char_end + 60], chr(10), ' ') as after,
    field,
    article_id
from places
order by published_at asc nulls last, article_id asc, field asc, char_start asc
limit 100
