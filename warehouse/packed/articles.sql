-- Articles, numbered in the order of their ids; bodies as bytes, which whatever stands in them is cut from.
create table packed.articles ( -- noqa: PRS
    article integer not null,
    article_id varchar not null,
    document_id varchar not null,
    outlet varchar not null,
    url varchar,
    title varchar,
    standfirst varchar,
    byline varchar,
    section varchar,
    dateline_place varchar,
    published_at timestamptz,
    published_source varchar,
    modified_at timestamptz,
    fetched_at timestamptz,
    language varchar not null,
    body blob not null using compression zstd,
    n_words integer not null,
    is_stub boolean not null,
    run_id varchar not null
);

insert into packed.articles by name
select
    row_number() over (order by article_id) as article,
    * replace (encode(body) as body)
from private.store.articles as articles
order by article;

drop table store.articles;

create view store.articles as
select * exclude (article) replace (decode(body) as body)
from packed.articles;
