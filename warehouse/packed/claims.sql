-- Claims without their texts, which are those of statements, in the order of these; one that is not is kept.
create table packed.claims as
with named as (
    select
        'a' || substr(statement_id, 2, 16) as article_id,
        case left(split_part(statement_id, '-', 2), 1)
            when 't' then 'title'
            when 's' then 'standfirst'
            else 'body'
        end as field,
        cast(substr(split_part(statement_id, '-', 2), 2) as integer) as char_start,
        cast(split_part(statement_id, '-', 3) as integer) as char_end,
        claim_id,
        story_id,
        text
    from private.store.claims
),

whole as (
    select
        articles.article,
        case named.field
            when 'title' then encode(articles.title)
            when 'standfirst' then encode(articles.standfirst)
            else articles.body
        end as whole,
        named.*
    from named
    inner join packed.articles as articles on named.article_id = articles.article_id
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

drop table store.claims;

create view store.claims as
with whole as (
    select
        articles.article_id,
        case claims.field
            when 'title' then encode(articles.title)
            when 'standfirst' then encode(articles.standfirst)
            else articles.body
        end as whole,
        claims.*
    from packed.claims as claims
    inner join packed.articles as articles on claims.article = articles.article
)

select
    claim_id,
    story_id,
    't' || substr(article_id, 2) || '-' || left(field, 1) || char_start || '-' || char_end as statement_id,
    coalesce(text, decode(whole[char_start + more_before + 1:char_end + more_until])) as text
from whole;
