-- Cleaned articles, each with its story, its copies, and its place among the versions its outlet published at one url.
create or replace view published.articles as
with articles as (
    select * from store.articles
),

versions as (
    select * from store.article_versions
),

copies as (
    select * from store.article_copies
),

stories as (
    select
        member_id as article_id,
        cluster_id as story_id
    from store.members
    where kind = 'story'
)

select
    articles.article_id,
    articles.document_id,
    stories.story_id,
    articles.outlet,
    articles.url,
    articles.title,
    articles.standfirst,
    articles.byline,
    articles.section,
    articles.dateline_place,
    articles.published_at,
    articles.published_source,
    articles.modified_at,
    articles.fetched_at,
    articles.language,
    articles.body,
    articles.n_words,
    articles.is_stub,
    cast(versions.version as integer) as version,
    versions.supersedes,
    versions.is_current,
    copies.duplicate_of,
    copies.copy_group_id,
    copies.independent,
    articles.run_id
from articles
inner join versions on articles.article_id = versions.article_id
left join stories on articles.article_id = stories.article_id
left join copies on articles.article_id = copies.article_id;

comment on view published.articles is
'A cleaned article, in one version; counts elsewhere look at versions with `is_current`.';
comment on column published.articles.article_id is 'Row id: a function of the document it was cleaned from.';
comment on column published.articles.document_id is 'The document it was cleaned from.';
comment on column published.articles.story_id is
'The event it reports.';
comment on column published.articles.outlet is 'Who published it.';
comment on column published.articles.url is 'Address it was published at; NULL where the source does not say.';
comment on column published.articles.title is 'Headline; NULL where none was found.';
comment on column published.articles.standfirst is 'Summary under the headline; NULL where none was found.';
comment on column published.articles.byline is 'Who wrote it, as printed; NULL where none was found.';
comment on column published.articles.section is
'The outlet''s section, such as World; NULL where the source does not say.';
comment on column published.articles.dateline_place is
'Place its first line is datelined from; NULL where none was found.';
comment on column published.articles.published_at is 'When it was published, UTC; NULL where the source does not say.';
comment on column published.articles.published_source is
'What `published_at` was taken from; NULL where there is none.';
comment on column published.articles.modified_at is
'When the outlet last changed it, UTC; NULL where the source does not say.';
comment on column published.articles.fetched_at is 'When it was fetched, UTC; NULL where the source does not say.';
comment on column published.articles.language is 'Language of the body, as a two-letter ISO 639-1 code.';
comment on column published.articles.body is
'Text of the report, paragraphs apart by blank lines; spans with field `body` count its code points.';
comment on column published.articles.n_words is 'Words of the body.';
comment on column published.articles.is_stub is
'Whether the body is too short to report an event, so that nothing is concluded from what it leaves out.';
comment on column published.articles.version is
'Place among the versions of this outlet at this url, in the order of their times, from 1.';
comment on column published.articles.supersedes is 'The version before this one; NULL for the first.';
comment on column published.articles.is_current is 'Whether no later version replaced it.';
comment on column published.articles.duplicate_of is
'The article whose text it repeats; NULL where it repeats none.';
comment on column published.articles.copy_group_id is
'The group of articles that share one text; NULL where there is none.';
comment on column published.articles.independent is
'Whether it counts as a report of its own within its story.';
comment on column published.articles.run_id is 'The run that cleaned it.';
