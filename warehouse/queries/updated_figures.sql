-- How did figures change as reports came in?
select
    stories.headline,
    measures.counted,
    measures.action_class as what,
    articles.published_at,
    figures.outlet,
    figures.text as says
from published.measures as measures
inner join published.figures as figures on measures.measure_id = figures.measure_id
inner join published.articles as articles on figures.article_id = articles.article_id
inner join published.stories as stories on measures.story_id = stories.story_id
where measures.verdict = 'update'
order by stories.headline, measures.measure_id, articles.published_at, figures.outlet, figures.char_start
