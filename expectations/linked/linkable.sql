-- What of the articles in `wanted` can be members of clusters, by its row id.
select
    'story' as kind,
    articles.article_id as member_id,
    cast(null as varchar) as text
from store.articles as articles
inner join wanted on articles.article_id = wanted.article_id
union all
select
    'entity' as kind,
    'i' || substr(named.article_id, 2) || '-' || named.entity as member_id,
    cast(null as varchar) as text
from store.article_entities as named
inner join wanted on named.article_id = wanted.article_id
union all
select
    'utterance' as kind,
    'q' || substr(quotes.article_id, 2) || '-' || left(quotes.field, 1) || quotes.char_start || '-' || quotes.char_end
        as member_id,
    cast(null as varchar) as text
from store.quotes as quotes
inner join wanted on quotes.article_id = wanted.article_id
union all
select
    'measure' as kind,
    'f' || substr(figures.article_id, 2) || '-' || left(figures.field, 1) || figures.char_start || '-'
    || figures.char_end as member_id,
    cast(null as varchar) as text
from store.figures as figures
inner join wanted on figures.article_id = wanted.article_id
union all
select
    'claim' as kind,
    't' || substr(statements.article_id, 2) || '-' || left(statements.field, 1) || statements.char_start || '-'
    || statements.char_end as member_id,
    statements.text
from store.statements as statements
inner join wanted on statements.article_id = wanted.article_id
