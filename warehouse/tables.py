"""The one definition of every stored table: its columns, types, keys and what they mean.

`warehouse/schema/*.sql` builds these tables, stages hand them on as Arrow, expectations read their keys and
ranges from here; a test holds the three together. Published names and meanings are the warehouse contract's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import duckdb
import pyarrow as pa

SCHEMA = "store"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its DuckDB type, whether it may be NULL."""

    name: str
    type: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One stored table; `key` names the columns that identify a row, `published` whether readers get a copy."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...] = ()
    published: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Column names, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that are never NULL, in order."""
        return tuple(column.name for column in self.columns if not column.nullable)

    def without(self, *names: str) -> Table:
        """The same table less some columns: what a stage hands on before `load` knows the rest."""
        columns = tuple(column for column in self.columns if column.name not in names)
        return replace(self, columns=columns, key=tuple(name for name in self.key if name not in names))

    def arrow(self) -> pa.Schema:
        """The table's Arrow schema, as DuckDB reads and writes it (times in UTC)."""
        return _arrow(self.columns)

    def empty(self) -> pa.Table:
        """A table of no rows."""
        return self.arrow().empty_table()


@cache
def _arrow(columns: tuple[Column, ...]) -> pa.Schema:
    select = ", ".join(f'null::{column.type} as "{column.name}"' for column in columns)
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        return con.sql(f"select {select} limit 0").to_arrow_table().schema


def _columns(text: str) -> tuple[Column, ...]:
    """Columns of lines `name TYPE` (a `?` after the type: may be NULL)."""
    rows = (line.strip().split(" ", 1) for line in text.strip().splitlines())
    return tuple(Column(name, type_.rstrip("?"), type_.endswith("?")) for name, type_ in rows)


SPAN = "STRUCT(char_start INTEGER, char_end INTEGER)[]"
QUOTED = "STRUCT(text VARCHAR, char_start INTEGER, char_end INTEGER)[]"

DOCUMENTS = Table(
    "documents",
    _columns(
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
        """
    ),
    key=("document_id",),
)

ARTICLES = Table(
    "articles",
    _columns(
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
        """
    ),
    key=("article_id",),
    references=(("document_id", "documents"),),
)

BLOCKS = Table(
    "blocks",
    _columns(
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
        """
    ),
    key=("document_id", "position"),
    references=(("document_id", "documents"),),
)

SENTENCES = Table(
    "sentences",
    _columns(
        """
        article_id VARCHAR
        field VARCHAR
        char_start INTEGER
        char_end INTEGER
        """
    ),
    key=("article_id", "field", "char_start"),
    references=(("article_id", "articles"),),
)

MENTIONS = Table(
    "mentions",
    _columns(
        """
        article_id VARCHAR
        kind VARCHAR
        form VARCHAR
        text VARCHAR
        field VARCHAR
        char_start INTEGER
        char_end INTEGER
        """
    ),
    key=("article_id", "field", "char_start", "char_end"),
    references=(("article_id", "articles"),),
)

QUOTES = Table(
    "quotes",
    _columns(
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
        """
    ),
    key=("article_id", "field", "char_start", "char_end"),
    references=(("article_id", "articles"),),
)

FIGURES = Table(
    "figures",
    _columns(
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
        """
    ),
    key=("article_id", "field", "char_start", "char_end"),
    references=(("article_id", "articles"),),
)

STATEMENTS = Table(
    "statements",
    _columns(
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
        """
    ),
    key=("article_id", "field", "char_start", "char_end"),
    references=(("article_id", "articles"),),
)

OUTLETS = Table(
    "outlets",
    _columns(
        """
        outlet VARCHAR
        name VARCHAR
        domain VARCHAR?
        country VARCHAR?
        """
    ),
    key=("outlet",),
)

RUNS = Table(
    "runs",
    _columns(
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
        """
    ),
    key=("run_id",),
)

RUN_STAGES = Table(
    "run_stages",
    _columns(
        """
        run_id VARCHAR
        stage VARCHAR
        rows_in BIGINT
        rows_out BIGINT
        rows_quarantined BIGINT
        seconds DOUBLE
        """
    ),
    key=("run_id", "stage"),
    references=(("run_id", "runs"),),
)

RUN_CHECKS = Table(
    "run_checks",
    _columns(
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
        """
    ),
    key=("run_id", "stage", "expectation", "column_name"),
    references=(("run_id", "runs"),),
)

QUARANTINE = Table(
    "quarantine",
    _columns(
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
        """
    ),
    key=("run_id", "table_name", "row_id", "reason"),
    references=(("run_id", "runs"),),
)

LINE_SIGHTINGS = Table(
    "line_sightings",
    _columns(
        """
        outlet VARCHAR
        line VARCHAR
        document_id VARCHAR
        """
    ),
    key=("outlet", "line", "document_id"),
    published=False,
)

SKETCHES = Table(
    "sketches",
    _columns(
        """
        document_id VARCHAR
        words UBIGINT[]
        """
    ),
    key=("document_id",),
    published=False,
)

LEARNED_LINES = Table(
    "learned_lines",
    _columns(
        """
        outlet VARCHAR
        line VARCHAR
        run_id VARCHAR
        """
    ),
    key=("outlet", "line"),
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS, ARTICLES, BLOCKS, SENTENCES, MENTIONS, QUOTES, FIGURES, STATEMENTS, OUTLETS,
    RUNS, RUN_STAGES, RUN_CHECKS, QUARANTINE, LINE_SIGHTINGS, SKETCHES, LEARNED_LINES,
)  # fmt: skip

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

# What `ingest` hands to `clean`: a document, its bytes, its decoded text, and what its record said of itself.
INPUTS = Table(
    "inputs",
    tuple(c for c in DOCUMENTS.columns if c.name not in ("raw_file", "raw_row", "run_id"))
    + _columns(
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
        """
    ),
    key=("document_id",),
)
