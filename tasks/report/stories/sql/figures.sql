-- The figures of the stories' articles, and in which quote each stands.
select
    story_id,
    figure_id,
    article_id,
    quote_id,
    value_low,
    value_high,
    modifier,
    text,
    field,
    char_start,
    char_end,
    sentence_start,
    sentence_end,
    measure_id
from published.figures
where article_id in (select shown.article_id from shown)
order by story_id asc, article_id asc, field desc, char_start asc, figure_id asc;
