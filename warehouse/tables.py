"""The one definition of every stored table: its columns, types, keys and what they mean.

`warehouse/schema/*.sql` builds these tables, stages hand them on as Arrow, expectations read their keys and
ranges from here; a test holds the three together. Published names and meanings are the warehouse contract's.
"""

from __future__ import annotations

from warehouse.columns import Table, table

SCHEMA = "store"
SPAN = "STRUCT(char_start INTEGER, char_end INTEGER)[]"
STANDS = (
    "STRUCT(outlet VARCHAR, article_id VARCHAR, value VARCHAR, sentence VARCHAR, char_start INTEGER,"
    " char_end INTEGER)[]"
)
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

# Who and what one article names; `entity` numbers them within the article.
ARTICLE_ENTITIES = table(
    "article_entities",
    """
    article_id VARCHAR
    entity INTEGER
    name VARCHAR
    kind VARCHAR
    """,
    key="article_id entity",
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
    entity INTEGER?
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
    speaker_start INTEGER?
    speaker_end INTEGER?
    speaker_entity INTEGER?
    parent_start INTEGER?
    parent_end INTEGER?
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
    counted_entity INTEGER?
    quote_start INTEGER?
    quote_end INTEGER?
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
    sentence_start INTEGER
    sentence_end INTEGER
    subject_entity INTEGER?
    quote_start INTEGER?
    quote_end INTEGER?
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

# What makes articles comparable: hashes of their words that copies share, and weighted terms that a story shares.
SKETCHED = table(
    "article_sketches",
    """
    article_id VARCHAR
    bands UBIGINT[]
    fingerprints UBIGINT[]
    """,
    key="article_id",
    published=False,
)

VECTORS = table(
    "article_terms",
    """
    article_id VARCHAR
    terms UBIGINT[]
    weights FLOAT[]
    keys UBIGINT[]
    """,
    key="article_id",
    published=False,
)

STORY_EDGES = table(
    "story_edges",
    """
    article_a VARCHAR
    article_b VARCHAR
    similarity DOUBLE
    """,
    key="article_a article_b",
    published=False,
)

# What says that two entities of articles are one; see tasks/link/entities.py.
ENTITY_KEYS = table(
    "entity_keys",
    """
    article_id VARCHAR
    entity INTEGER
    key VARCHAR
    """,
    key="article_id entity key",
    published=False,
)

SEARCH_TERMS = table(
    "search_terms",
    """
    term VARCHAR
    article_id VARCHAR
    n INTEGER
    """,
    key="term article_id",
)

COPIES = table(
    "copies",
    """
    article_a VARCHAR
    article_b VARCHAR
    share_a DOUBLE
    share_b DOUBLE
    kind VARCHAR
    """,
    key="article_a article_b",
)

# What copies make of an article: the group whose text it shares, and whether it is the one that counts.
ARTICLE_COPIES = table(
    "article_copies",
    """
    article_id VARCHAR
    copy_group_id VARCHAR
    duplicate_of VARCHAR?
    independent BOOLEAN
    """,
    key="article_id",
)

# Clusters of every kind: articles of stories, article entities of entities, quotes of utterances, figures of
# measures, statements of claims.
MEMBERS = table(
    "members",
    """
    kind VARCHAR
    member_id VARCHAR
    cluster_id VARCHAR
    """,
    key="kind member_id",
)

CLUSTER_IDS = table(
    "cluster_ids",
    """
    old_id VARCHAR
    kind VARCHAR
    new_id VARCHAR
    run_id VARCHAR
    """,
    key="old_id",
)

WORDINGS = table(
    "wordings",
    """
    quote_id VARCHAR
    utterance_id VARCHAR
    story_id VARCHAR
    is_reference BOOLEAN
    agreement VARCHAR
    differing VARCHAR[]
    """,
    key="quote_id",
)

MEASURES = table(
    "measures",
    """
    measure_id VARCHAR
    story_id VARCHAR
    counted VARCHAR?
    action_class VARCHAR?
    unit VARCHAR
    place VARCHAR?
    low DOUBLE?
    high DOUBLE?
    verdict VARCHAR
    confidence DOUBLE?
    """,
    key="measure_id",
)

CLAIMS = table(
    "claims",
    """
    claim_id VARCHAR
    story_id VARCHAR
    statement_id VARCHAR
    text VARCHAR
    """,
    key="claim_id",
)

COVERAGE = table(
    "coverage",
    """
    story_id VARCHAR
    claim_id VARCHAR
    outlet VARCHAR
    status VARCHAR
    """,
    key="claim_id outlet",
)

OMISSIONS = table(
    "omissions",
    """
    story_id VARCHAR
    claim_id VARCHAR
    outlet VARCHAR
    n_reporting BIGINT
    n_could_report BIGINT
    """,
    key="claim_id outlet",
)

# Conflicts but those of figures, which are measures with that verdict.
CONFLICTS = table(
    "conflicts",
    f"""
    conflict_id VARCHAR
    story_id VARCHAR
    kind VARCHAR
    subject VARCHAR
    claim_id VARCHAR?
    utterance_id VARCHAR?
    readings {STANDS}
    confidence DOUBLE?
    """,
    key="conflict_id",
)

# What `extract` makes of articles.
EXTRACTED: tuple[Table, ...] = (SENTENCES, ARTICLE_ENTITIES, MENTIONS, QUOTES, FIGURES, STATEMENTS)
# What `link` decides again for every story that a run touches.
STORY_TABLES: tuple[Table, ...] = (WORDINGS, MEASURES, CLAIMS, COVERAGE, OMISSIONS, CONFLICTS)

TABLES: tuple[Table, ...] = (
    DOCUMENTS, ARTICLES, BLOCKS, *EXTRACTED, OUTLETS, RUNS, RUN_STAGES, RUN_CHECKS, QUARANTINE,
    LINE_SIGHTINGS, SKETCHES, LEARNED_LINES, SKETCHED, VECTORS, STORY_EDGES, ENTITY_KEYS, SEARCH_TERMS,
    COPIES, ARTICLE_COPIES, MEMBERS, CLUSTER_IDS, *STORY_TABLES,
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
