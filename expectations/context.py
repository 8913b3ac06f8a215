"""The small tables that rules and checks read beside a stage's own: `run`, `limits`, `terms`, `shapes`, `history`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from expectations.limits import Limits
from expectations.sqlfiles import text
from expectations.stages import Stage
from warehouse import terms

HISTORY = pa.schema(
    [
        ("run_id", pa.string()),
        ("outlet", pa.string()),
        ("n_documents", pa.int64()),
        ("n_quarantined", pa.int64()),
        ("n_articles", pa.int64()),
        ("n_undated", pa.int64()),
        ("median_words", pa.float64()),
    ]
)
# Reasons that tell of the input alone: no change of the code would make an article of it.
INPUT_REASONS = (
    "empty_file", "binary_content", "undecodable_text", "corrupt_archive", "unreadable_file", "invalid_json",
    "too_large", "language_unsupported",
)  # fmt: skip
VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "outcomes": terms.OUTCOMES,
    "text_kinds": terms.TEXT_KINDS,
    "fields": terms.FIELDS,
    "kept_reasons": terms.KEPT_REASONS,
    "block_reasons": terms.KEPT_REASONS + terms.DROPPED_REASONS,
    "mention_kinds": terms.MENTION_KINDS,
    "mention_forms": terms.MENTION_FORMS,
    "quote_kinds": terms.QUOTE_KINDS,
    "speaker_sources": terms.SPEAKER_SOURCES,
    "modifiers": terms.MODIFIERS,
    "modalities": terms.MODALITIES,
    "tenses": terms.TENSES,
    "voices": terms.VOICES,
    "copy_kinds": terms.COPY_KINDS,
    "agreements": terms.AGREEMENTS,
    "verdicts": terms.VERDICTS,
    "coverage_statuses": terms.COVERAGE_STATUSES,
    # Of figures none is stored: they are measures with that verdict.
    "conflict_kinds": tuple(kind for kind in terms.CONFLICT_KINDS if kind != "figure"),
    "correction_kinds": terms.CORRECTION_KINDS,
    "input_reasons": INPUT_REASONS,
}


@dataclass(frozen=True, slots=True)
class Run:
    """The run whose rows are looked at; `started_at` (UTC) stands for the clock, which nothing here reads."""

    run_id: str
    started_at: datetime


def context(run: Run, limits: Limits | None = None) -> dict[str, pa.Table]:
    """The tables `run`, `limits` and `terms`, of one row each (a vocabulary is a list column of `terms`)."""
    return {
        "run": pa.table({"run_id": [run.run_id], "started_at": pa.array([run.started_at], pa.timestamp("us", "UTC"))}),
        "limits": (limits or Limits()).arrow(),
        "terms": pa.Table.from_pylist([{name: list(values) for name, values in VOCABULARIES.items()}]),
    }


def shapes(stage: Stage) -> pa.Table:
    """The columns that a stage's tables must have: table_name, column_name, data_type (as DuckDB spells it)."""
    rows = [
        {"table_name": table.name, "column_name": column.name, "data_type": str(duckdb.type(column.type))}
        for table in stage.all_tables
        for column in table.columns
    ]
    return pa.Table.from_pylist(rows)


def history(con: duckdb.DuckDBPyConnection) -> pa.Table:
    """What each outlet brought in the last runs, as `HISTORY`, out of the `store` tables of an open database."""
    return con.sql(text("history")).to_arrow_table().cast(HISTORY)
