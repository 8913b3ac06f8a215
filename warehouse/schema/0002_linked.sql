-- Entities of articles, statements with their sentences, and what linking decides: copies, clusters, conflicts.
alter table store.mentions add column entity integer;
alter table store.quotes add column speaker_start integer;
alter table store.quotes add column speaker_end integer;
alter table store.quotes add column speaker_entity integer;
alter table store.quotes add column parent_start integer;
alter table store.quotes add column parent_end integer;
alter table store.figures add column counted_entity integer;
alter table store.figures add column quote_start integer;
alter table store.figures add column quote_end integer;

-- No statement was ever stored before this migration.
drop table store.statements;

create table store.statements (
    article_id varchar not null,
    subject varchar,
    predicate varchar not null,
    predicate_class varchar,
    object varchar,
    negated boolean not null,
    modality varchar,
    tense varchar,
    place varchar,
    date_text varchar,
    voice varchar not null,
    text varchar not null,
    field varchar not null,
    char_start integer not null,
    char_end integer not null,
    sentence_start integer not null,
    sentence_end integer not null,
    subject_entity integer,
    quote_start integer,
    quote_end integer
);

create table store.article_entities (
    article_id varchar not null,
    entity integer not null,
    name varchar not null,
    kind varchar not null
);

create table store.article_sketches (
    article_id varchar not null,
    bands ubigint[] not null,
    fingerprints ubigint[] not null
);

create table store.article_terms (
    article_id varchar not null,
    terms ubigint[] not null,
    weights float[] not null,
    keys ubigint[] not null
);

create table store.story_edges (
    article_a varchar not null,
    article_b varchar not null,
    similarity double not null
);

create table store.entity_keys (
    article_id varchar not null,
    entity integer not null,
    key varchar not null
);

create table store.search_terms (
    term varchar not null,
    article_id varchar not null,
    n integer not null
);

create table store.copies (
    article_a varchar not null,
    article_b varchar not null,
    share_a double not null,
    share_b double not null,
    kind varchar not null
);

create table store.article_copies (
    article_id varchar not null,
    copy_group_id varchar not null,
    duplicate_of varchar,
    independent boolean not null
);

create table store.members (
    kind varchar not null,
    member_id varchar not null,
    cluster_id varchar not null
);

create table store.cluster_ids (
    old_id varchar not null,
    kind varchar not null,
    new_id varchar not null,
    run_id varchar not null
);

create table store.wordings (
    quote_id varchar not null,
    utterance_id varchar not null,
    story_id varchar not null,
    is_reference boolean not null,
    agreement varchar not null,
    differing varchar[] not null
);

create table store.measures (
    measure_id varchar not null,
    story_id varchar not null,
    counted varchar,
    action_class varchar,
    unit varchar not null,
    place varchar,
    low double,
    high double,
    verdict varchar not null,
    confidence double
);

create table store.claims (
    claim_id varchar not null,
    story_id varchar not null,
    statement_id varchar not null,
    text varchar not null
);

create table store.coverage (
    story_id varchar not null,
    claim_id varchar not null,
    outlet varchar not null,
    status varchar not null
);

create table store.omissions (
    story_id varchar not null,
    claim_id varchar not null,
    outlet varchar not null,
    n_reporting bigint not null,
    n_could_report bigint not null
);

create table store.conflicts (
    conflict_id varchar not null,
    story_id varchar not null,
    kind varchar not null,
    subject varchar not null,
    claim_id varchar,
    utterance_id varchar,
    readings struct(
        outlet varchar, article_id varchar, value varchar, sentence varchar, char_start integer, char_end integer
    )[] not null,
    confidence double
);

-- Each article's place among the versions its outlet published at one url, and the time of each version.
create view store.article_versions as
with documents as (
    select
        documents.document_id,
        coalesce(documents.fetched_at, runs.started_at) as seen_at
    from store.documents
    left join store.runs on documents.run_id = runs.run_id
),

dated as (
    select
        articles.article_id,
        articles.outlet,
        -- An article without a url has no other versions.
        coalesce(articles.url, articles.article_id) as address,
        -- A version that was not modified is as old as its publication.
        coalesce(articles.modified_at, articles.published_at, articles.fetched_at, documents.seen_at) as version_at,
        coalesce(articles.fetched_at, documents.seen_at) as seen_at
    from store.articles
    left join documents on articles.document_id = documents.document_id
)

select
    article_id,
    row_number() over versions_of_one as version,
    lag(article_id) over versions_of_one as supersedes,
    lead(article_id) over versions_of_one is null as is_current
from dated
window versions_of_one as (partition by outlet, address order by version_at, seen_at, article_id);

-- What each entity is called: a person by the commonest name of several words, all else by the commonest name.
create view store.entity_names as
with namings as (
    select
        members.cluster_id as entity_id,
        named.name,
        named.kind,
        count(*) as n_articles
    from store.article_entities as named
    inner join
        store.members as members
        on members.kind = 'entity' and 'i' || substr(named.article_id, 2) || '-' || named.entity = members.member_id
    group by all
)

select
    entity_id,
    arg_max(
        name,
        {
            'full': kind = 'PERSON' and contains(name, ' '),
            'n_articles': n_articles,
            'length': length(name),
            'name': name
        }
    ) as name,
    arg_max(kind, { 'n_articles': n_articles, 'kind': kind }) as kind
from namings
group by entity_id;
