-- How a release tells what is partly an article's text: short quotations, and readings without their sentences.
create or replace temporary macro short(value) as
case when length(value) <= getvariable('longest') then value end;
create or replace temporary macro short_pieces(pieces) as
list_transform(
    pieces,
    lambda piece: {
        'text': short(piece.text),
        'char_start': piece.char_start,
        'char_end': piece.char_end
    }
);
create or replace temporary macro conflict_readings(readings) as
list_transform(
    readings,
    lambda reading: {
        'outlet': reading.outlet,
        'article_id': reading.article_id,
        'value': short(reading.value),
        'char_start': reading.char_start,
        'char_end': reading.char_end
    }
);
create or replace temporary macro figure_readings(readings) as
list_transform(
    readings,
    lambda reading: {
        'outlet': reading.outlet,
        'article_id': reading.article_id,
        'figure_id': reading.figure_id,
        'value_low': reading.value_low,
        'value_high': reading.value_high,
        'modifier': reading.modifier,
        'attributed_to': reading.attributed_to,
        'published_at': reading.published_at,
        'superseded': reading.superseded,
        'text': reading.text
    }
);
