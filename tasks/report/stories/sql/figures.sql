-- The figures of the stories' articles, each with whose it is.
select
    figures.story_id,
    figures.figure_id,
    figures.article_id,
    figures.outlet,
    figures.value_low,
    figures.value_high,
    figures.modifier,
    figures.unit,
    figures.text,
    figures.field,
    figures.char_start,
    figures.char_end,
    figures.sentence_start,
    figures.sentence_end,
    figures.measure_id,
    coalesce(quotes.speaker, quotes.speaker_text) as attributed_to
from published.figures as figures
left join published.quotes as quotes on figures.quote_id = quotes.quote_id
where figures.story_id in (select asked.id from asked)
order by
    figures.story_id asc, figures.article_id asc, figures.field desc, figures.char_start asc, figures.figure_id asc;
