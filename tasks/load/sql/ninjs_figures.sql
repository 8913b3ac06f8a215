-- The figures of the articles of a batch, in the order they stand in.
select
    figures.article_id,
    figures.figure_id,
    figures.value_low,
    figures.value_high,
    figures.modifier,
    figures.unit,
    figures.counted,
    figures.text,
    figures.field,
    figures.char_start,
    figures.char_end,
    figures.measure_id
from published.figures as figures
inner join export_batch on figures.article_id = export_batch.article_id
order by figures.article_id, figures.field, figures.char_start, figures.char_end
