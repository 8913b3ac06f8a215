-- Quotes without their texts, which are their articles' characters; one that is not is kept.
create table packed.quotes as
with whole as (
    select
        articles.article,
        case quotes.field
            when 'title' then encode(articles.title)
            when 'standfirst' then encode(articles.standfirst)
            else articles.body
        end as whole,
        quotes.*
    from private.store.quotes as quotes
    inner join packed.articles as articles on quotes.article_id = articles.article_id
),

placed as (
    select
        whole.*,
        -- Where each part, and each stretch in marks, begins and ends in bytes.
        list_transform(
            whole.parts,
            lambda part: {
                'byte_start': strlen(decode(whole.whole)[1:part.char_start]),
                'byte_end': strlen(decode(whole.whole)[1:part.char_end])
            }
        ) as cuts,
        list_transform(
            whole.quoted,
            lambda span: {
                'char_start': span.char_start,
                'char_end': span.char_end,
                'byte_start': strlen(decode(whole.whole)[1:span.char_start]),
                'byte_end': strlen(decode(whole.whole)[1:span.char_end])
            }
        ) as spans
    from whole
),

cut as (
    select
        placed.*,
        array_to_string(
            list_transform(
                placed.cuts, lambda part: try(decode(placed.whole[part.byte_start + 1:part.byte_end]))
            ),
            ' … '
        ) as joined,
        list_transform(
            placed.spans,
            lambda span: {
                'text': try(decode(placed.whole[span.byte_start + 1:span.byte_end])),
                'char_start': span.char_start,
                'char_end': span.char_end
            }
        ) as marked
    from placed
)

select
    * exclude (article_id, whole, text, quoted, joined, marked), -- noqa: AM04
    nullif(text, joined) as text,
    nullif(quoted, marked) as quoted
from cut
order by article, field, char_start, char_end;

drop table store.quotes;

create view store.quotes as
with whole as (
    select
        articles.article_id,
        case quotes.field
            when 'title' then encode(articles.title)
            when 'standfirst' then encode(articles.standfirst)
            else articles.body
        end as whole,
        quotes.*
    from packed.quotes as quotes
    inner join packed.articles as articles on quotes.article = articles.article
)

select
    whole.article_id,
    whole.speaker_text,
    whole.speaker_source,
    whole.cue,
    whole.kind,
    coalesce(
        whole.text,
        array_to_string(
            list_transform(whole.cuts, lambda part: decode(whole.whole[part.byte_start + 1:part.byte_end])),
            ' … '
        )
    ) as text,
    coalesce(
        whole.quoted,
        list_transform(
            whole.spans,
            lambda span: {
                'text': decode(whole.whole[span.byte_start + 1:span.byte_end]),
                'char_start': span.char_start,
                'char_end': span.char_end
            }
        )
    ) as quoted,
    whole.parts,
    whole.field,
    whole.char_start,
    whole.char_end,
    whole.sentence_start,
    whole.sentence_end,
    whole.confidence,
    whole.speaker_start,
    whole.speaker_end,
    whole.speaker_entity,
    whole.parent_start,
    whole.parent_end
from whole;
