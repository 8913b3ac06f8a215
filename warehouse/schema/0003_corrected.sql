-- What people correct by hand: entries of their file, what these stand for, and what they change for readers.
create table store.corrections (
    correction_id varchar not null,
    position integer not null,
    kind varchar not null,
    targets varchar[] not null,
    value varchar,
    reason varchar,
    corrected_by varchar,
    applied boolean not null,
    note varchar not null,
    story_ids varchar[] not null
);

create table store.anchors (
    correction_id varchar not null,
    target varchar not null,
    stands_for varchar[] not null
);

create table store.corrected_names (
    entity_id varchar not null,
    name varchar not null
);

create table store.corrected_speakers (
    quote_id varchar not null,
    entity_id varchar,
    name varchar
);

create table store.false_conflicts (
    conflict_id varchar not null
);

-- What each entity is called: as somebody renamed it; else a person by the commonest name of several words, all else
-- by the commonest name.
create or replace view store.entity_names as
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
),

commonest as (
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
    group by entity_id
)

select
    commonest.entity_id,
    coalesce(corrected.name, commonest.name) as name,
    commonest.kind
from commonest
left join store.corrected_names as corrected on commonest.entity_id = corrected.entity_id;
