-- The stored tables (warehouse/tables.py defines them), and the record of applied migrations.
create schema store;

create table store.migrations (
    number integer not null,
    name varchar not null,
    sha256 varchar not null
);

create table store.documents (
    document_id varchar not null,
    sha256 varchar not null,
    source_name varchar not null,
    source_uri varchar not null,
    url varchar,
    outlet varchar not null,
    media_type varchar not null,
    encoding varchar,
    encoding_source varchar,
    n_bytes bigint not null,
    raw_file varchar,
    raw_row integer,
    fetched_at timestamptz,
    http_status smallint,
    outcome varchar not null,
    run_id varchar not null
);

create table store.articles (
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
    body varchar not null,
    n_words integer not null,
    is_stub boolean not null,
    run_id varchar not null
);

create table store.blocks (
    document_id varchar not null,
    position integer not null,
    text varchar,
    raw_start integer,
    raw_end integer,
    body_start integer,
    body_end integer,
    kept boolean not null,
    reason varchar not null
);

create table store.sentences (
    article_id varchar not null,
    field varchar not null,
    char_start integer not null,
    char_end integer not null
);

create table store.mentions (
    article_id varchar not null,
    kind varchar not null,
    form varchar not null,
    text varchar not null,
    field varchar not null,
    char_start integer not null,
    char_end integer not null
);

create table store.quotes (
    article_id varchar not null,
    speaker_text varchar,
    speaker_source varchar not null,
    cue varchar,
    kind varchar not null,
    text varchar not null,
    quoted struct(text varchar, char_start integer, char_end integer)[] not null,
    parts struct(char_start integer, char_end integer)[] not null,
    field varchar not null,
    char_start integer not null,
    char_end integer not null,
    sentence_start integer not null,
    sentence_end integer not null,
    confidence double
);

create table store.figures (
    article_id varchar not null,
    value_low double,
    value_high double,
    modifier varchar not null,
    unit varchar not null,
    counted varchar,
    action varchar,
    action_class varchar,
    place varchar,
    as_of varchar,
    is_change boolean not null,
    text varchar not null,
    field varchar not null,
    char_start integer not null,
    char_end integer not null,
    sentence_start integer not null,
    sentence_end integer not null,
    confidence double
);

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
    char_end integer not null
);

create table store.outlets (
    outlet varchar not null,
    name varchar not null,
    domain varchar,
    country varchar
);

create table store.runs (
    run_id varchar not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    status varchar not null,
    n_documents bigint not null,
    n_articles bigint not null,
    n_unchanged bigint not null,
    n_quarantined bigint not null,
    n_copies bigint not null,
    n_stories_touched bigint not null,
    seconds double,
    version varchar not null,
    model varchar,
    config_sha256 varchar not null
);

create table store.run_stages (
    run_id varchar not null,
    stage varchar not null,
    rows_in bigint not null,
    rows_out bigint not null,
    rows_quarantined bigint not null,
    seconds double not null
);

create table store.run_checks (
    run_id varchar not null,
    stage varchar not null,
    expectation varchar not null,
    column_name varchar,
    severity varchar not null,
    success boolean not null,
    errored boolean not null,
    observed varchar,
    unexpected_count bigint,
    unexpected_percent double,
    sql varchar
);

create table store.quarantine (
    run_id varchar not null,
    stage varchar not null,
    level varchar not null,
    document_id varchar,
    source_uri varchar not null,
    table_name varchar not null,
    row_id varchar not null,
    reason varchar not null,
    detail varchar
);

create table store.line_sightings (
    outlet varchar not null,
    line varchar not null,
    document_id varchar not null
);

create table store.sketches (
    document_id varchar not null,
    words ubigint[] not null
);

create table store.learned_lines (
    outlet varchar not null,
    line varchar not null,
    run_id varchar not null
);
