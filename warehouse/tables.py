"""The one definition of every stored table: its columns, types, keys and what they mean.

`warehouse/schema/*.sql` builds these tables, stages hand them on as Arrow, expectations read their keys and
ranges from here; a test holds the three together. Published names and meanings are the warehouse contract's.
"""

from __future__ import annotations

from warehouse.columns import Table, table

SCHEMA = "store"
SPAN = "STRUCT(char_start INTEGER, char_end INTEGER)[]"
QUOTED = "STRUCT(text VARCHAR, char_start INTEGER, char_end INTEGER)[]"

DOCUMENTS = table(
    "documents",
    """
    document_id VARCHAR
    sha256 VARCHAR
    source_name VARCHAR
    source_uri VARCHAR
    url VARCHAR?
    outlet VARCHAR
    media_type VARCHAR
    encoding VARCHAR?
    encoding_source VARCHAR?
    n_bytes BIGINT
    raw_file VARCHAR?
    raw_row INTEGER?
    fetched_at TIMESTAMPTZ?
    http_status SMALLINT?
    outcome VARCHAR
    run_id VARCHAR
    """,
    key="document_id",
)

ARTICLES = table(
    "articles",
    """
    article_id VARCHAR
    document_id VARCHAR
    outlet VARCHAR
    url VARCHAR?
    title VARCHAR?
    standfirst VARCHAR?
    byline VARCHAR?
    section VARCHAR?
    dateline_place VARCHAR?
    published_at TIMESTAMPTZ?
    published_source VARCHAR?
    modified_at TIMESTAMPTZ?
    fetched_at TIMESTAMPTZ?
    language VARCHAR
    body VARCHAR
    n_words INTEGER
    is_stub BOOLEAN
    run_id VARCHAR
    """,
    key="article_id",
)

BLOCKS = table(
    "blocks",
    """
    document_id VARCHAR
    position INTEGER
    text VARCHAR?
    raw_start INTEGER?
    raw_end INTEGER?
    body_start INTEGER?
    body_end INTEGER?
    kept BOOLEAN
    reason VARCHAR
    """,
    key="document_id position",
)

SENTENCES = table(
    "sentences",
    """
    article_id VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    """,
    key="article_id field char_start",
)

MENTIONS = table(
    "mentions",
    """
    article_id VARCHAR
    kind VARCHAR
    form VARCHAR
    text VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    """,
    key="article_id field char_start char_end",
)

QUOTES = table(
    "quotes",
    f"""
    article_id VARCHAR
    speaker_text VARCHAR?
    speaker_source VARCHAR
    cue VARCHAR?
    kind VARCHAR
    text VARCHAR
    quoted {QUOTED}
    parts {SPAN}
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    sentence_start INTEGER
    sentence_end INTEGER
    confidence DOUBLE?
    """,
    key="article_id field char_start char_end",
)

FIGURES = table(
    "figures",
    """
    article_id VARCHAR
    value_low DOUBLE?
    value_high DOUBLE?
    modifier VARCHAR
    unit VARCHAR
    counted VARCHAR?
    action VARCHAR?
    action_class VARCHAR?
    place VARCHAR?
    as_of VARCHAR?
    is_change BOOLEAN
    text VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    sentence_start INTEGER
    sentence_end INTEGER
    confidence DOUBLE?
    """,
    key="article_id field char_start char_end",
)

STATEMENTS = table(
    "statements",
    """
    article_id VARCHAR
    subject VARCHAR?
    predicate VARCHAR
    predicate_class VARCHAR?
    object VARCHAR?
    negated BOOLEAN
    modality VARCHAR?
    tense VARCHAR?
    place VARCHAR?
    date_text VARCHAR?
    voice VARCHAR
    text VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    """,
    key="article_id field char_start char_end",
)

OUTLETS = table(
    "outlets",
    """
    outlet VARCHAR
    name VARCHAR
    domain VARCHAR?
    country VARCHAR?
    """,
    key="outlet",
)

RUNS = table(
    "runs",
    """
    run_id VARCHAR
    started_at TIMESTAMPTZ
    finished_at TIMESTAMPTZ?
    status VARCHAR
    n_documents BIGINT
    n_articles BIGINT
    n_unchanged BIGINT
    n_quarantined BIGINT
    n_copies BIGINT
    n_stories_touched BIGINT
    seconds DOUBLE?
    version VARCHAR
    model VARCHAR?
    config_sha256 VARCHAR
    """,
    key="run_id",
)

RUN_STAGES = table(
    "run_stages",
    """
    run_id VARCHAR
    stage VARCHAR
    rows_in BIGINT
    rows_out BIGINT
    rows_quarantined BIGINT
    seconds DOUBLE
    """,
    key="run_id stage",
)

RUN_CHECKS = table(
    "run_checks",
    """
    run_id VARCHAR
    stage VARCHAR
    expectation VARCHAR
    column_name VARCHAR?
    severity VARCHAR
    success BOOLEAN
    errored BOOLEAN
    observed VARCHAR?
    unexpected_count BIGINT?
    unexpected_percent DOUBLE?
    sql VARCHAR?
    """,
    key="run_id stage expectation column_name",
)

QUARANTINE = table(
    "quarantine",
    """
    run_id VARCHAR
    stage VARCHAR
    level VARCHAR
    document_id VARCHAR?
    source_uri VARCHAR
    table_name VARCHAR
    row_id VARCHAR
    reason VARCHAR
    detail VARCHAR?
    """,
    key="run_id table_name row_id reason",
)

LINE_SIGHTINGS = table(
    "line_sightings",
    """
    outlet VARCHAR
    line VARCHAR
    document_id VARCHAR
    """,
    key="outlet line document_id",
    published=False,
)

SKETCHES = table(
    "sketches",
    """
    document_id VARCHAR
    words UBIGINT[]
    """,
    key="document_id",
    published=False,
)

LEARNED_LINES = table(
    "learned_lines",
    """
    outlet VARCHAR
    line VARCHAR
    run_id VARCHAR
    """,
    key="outlet line",
)

EXTRACTED: tuple[Table, ...] = (SENTENCES, MENTIONS, QUOTES, FIGURES)  # what `extract` makes of articles

TABLES: tuple[Table, ...] = (
    DOCUMENTS, ARTICLES, BLOCKS, SENTENCES, MENTIONS, QUOTES, FIGURES, STATEMENTS, OUTLETS,
    RUNS, RUN_STAGES, RUN_CHECKS, QUARANTINE, LINE_SIGHTINGS, SKETCHES, LEARNED_LINES,
)  # fmt: skip

BY_NAME: dict[str, Table] = {each.name: each for each in TABLES}

# What `ingest` hands to `clean`: a document, its bytes, its decoded text, and what its record said of itself.
GIVEN = table(
    "given",
    """
    content BLOB?
    text VARCHAR?
    text_kind VARCHAR?
    given_title VARCHAR?
    given_standfirst VARCHAR?
    given_byline VARCHAR?
    given_section VARCHAR?
    given_published VARCHAR?
    given_modified VARCHAR?
    given_language VARCHAR?
    """,
    key="",
)
INPUTS = Table("inputs", DOCUMENTS.without("raw_file", "raw_row", "run_id").columns + GIVEN.columns, key=DOCUMENTS.key)
