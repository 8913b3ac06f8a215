"""The one definition of every stored table: its columns, types, keys and what they mean.

`warehouse/schema/*.sql` builds these tables, stages hand them on as Arrow, expectations read their keys and
ranges from here; a test holds the three together. Published names and meanings are the warehouse contract's. Tables of
what `extract` finds, of what `link` makes, of what people correct and of the runs stand in modules of their own, and
are named here too.
"""

from __future__ import annotations

from warehouse.columns import Table, table
from warehouse.tables_corrected import (
    ANCHORS,
    CORRECTED,
    CORRECTED_NAMES,
    CORRECTED_SPEAKERS,
    CORRECTIONS,
    FALSE_CONFLICTS,
)
from warehouse.tables_found import ARTICLE_ENTITIES, EXTRACTED, FIGURES, MENTIONS, QUOTES, SENTENCES, STATEMENTS
from warehouse.tables_linked import (
    ARTICLE_COPIES,
    CLAIMS,
    CLUSTER_IDS,
    CONFLICTS,
    COPIES,
    COVERAGE,
    ENTITY_KEYS,
    LINKED,
    MEASURES,
    MEMBERS,
    OMISSIONS,
    SEARCH_TERMS,
    SKETCHED,
    STORY_EDGES,
    STORY_TABLES,
    VECTORS,
    WORDINGS,
)
from warehouse.tables_run import QUARANTINE, RUN_CHECKS, RUN_STAGES, RUNS

__all__ = [
    "ANCHORS", "ARTICLES", "ARTICLE_COPIES", "ARTICLE_ENTITIES", "BLOCKS", "BY_NAME", "CLAIMS",
    "CLUSTER_IDS", "CONFLICTS", "COPIES", "CORRECTED", "CORRECTED_NAMES", "CORRECTED_SPEAKERS",
    "CORRECTIONS", "COVERAGE", "DOCUMENTS", "ENTITY_KEYS", "EXTRACTED", "FALSE_CONFLICTS", "FIGURES",
    "GIVEN", "INPUTS", "LEARNED_LINES", "LINE_SIGHTINGS",
    "LINKED", "MEASURES", "MEMBERS", "MENTIONS", "OMISSIONS", "OUTLETS",
    "QUARANTINE", "QUOTES", "RUNS", "RUN_CHECKS", "RUN_STAGES", "SCHEMA",
    "SEARCH_TERMS", "SENTENCES", "SKETCHED", "SKETCHES", "STATEMENTS", "STORY_EDGES",
    "STORY_TABLES", "TABLES", "VECTORS", "WORDINGS",
]  # fmt: skip

SCHEMA = "store"

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

TABLES: tuple[Table, ...] = (
    DOCUMENTS, ARTICLES, BLOCKS, *EXTRACTED, OUTLETS, RUNS, RUN_STAGES, RUN_CHECKS, QUARANTINE,
    LINE_SIGHTINGS, SKETCHES, LEARNED_LINES, *LINKED, *CORRECTED,
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
