-- Statements without their texts, which are their articles' characters; one that is not is kept.
create table packed.statements as
with whole as (
    select
        articles.article,
        case statements.field
            when 'title' then encode(articles.title)
            when 'standfirst' then encode(articles.standfirst)
            else articles.body
        end as whole,
        statements.*
    from private.store.statements as statements
    inner join packed.articles as articles on statements.article_id = articles.article_id
),

placed as (
    select
        *,
        strlen(decode(whole)[1:char_start]) as byte_start,
        byte_start + strlen(text) as byte_end
    from whole
)

select
    * exclude (article_id, whole, text, byte_start, byte_end), -- noqa: AM04
    -- How many bytes more than characters come before its start, and before its end.
    cast(byte_start - char_start as integer) as more_before,
    cast(byte_end - char_end as integer) as more_until,
    nullif(text, try(decode(whole[byte_start + 1:byte_end]))) as text
from placed
order by article, field, char_start, char_end;

drop table store.statements;

create view store.statements as
with whole as (
    select
        articles.article_id,
        case statements.field
            when 'title' then encode(articles.title)
            when 'standfirst' then encode(articles.standfirst)
            else articles.body
        end as whole,
        statements.*
    from packed.statements as statements
    inner join packed.articles as articles on statements.article = articles.article
)

select
    article_id,
    subject,
    predicate,
    predicate_class,
    object,
    negated,
    modality,
    tense,
    place,
    date_text,
    voice,
    coalesce(text, decode(whole[char_start + more_before + 1:char_end + more_until])) as text,
    field,
    char_start,
    char_end,
    sentence_start,
    sentence_end,
    subject_entity,
    quote_start,
    quote_end
from whole;
