"""Set aside the rows that break a row rule, with their reasons; the suites run the same rules again as the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from expectations.context import Run, context
from expectations.limits import Limits
from expectations.sqlfiles import Query, rules
from expectations.stages import Stage, stage_of
from warehouse.columns import Table
from warehouse.ids import document_of
from warehouse.tables import BY_NAME, INPUTS, QUARANTINE

UNSTORABLE = ("value_missing", "id_malformed", "duplicate_key", "code_unknown")
_WHOLE_DOCUMENT = ("inputs", "articles")  # a row of these set aside is a document that gives no article
_QUARANTINED = pa.scalar("quarantined")


@dataclass(frozen=True, slots=True)
class SetAside:
    """What a stage goes on with, and what it does not.

    `tables` are the stage's tables without the rows set aside and without those rows' children; `quarantine` has a
    row for each row that broke a rule, under its first reason (children go without a row of their own); `removed`
    counts the rows that went, children included, by (table, reason), so that rows in = rows left + removed. An
    input is not removed, unless it cannot be stored: its outcome becomes `quarantined`, and it stays a document.
    """

    tables: dict[str, pa.Table]
    quarantine: pa.Table
    removed: dict[tuple[str, str], int]


@dataclass(slots=True)
class _Work:
    """The state of one `set_aside`: the tables as they shrink, what was found, what went."""

    stage: Stage
    con: duckdb.DuckDBPyConnection
    tables: dict[str, pa.Table]
    found: list[dict[str, str | None]] = field(default_factory=list)
    removed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def put(self, name: str, table: pa.Table) -> None:
        self.tables[name] = table
        self.con.register(name, table)


def set_aside(stage: str, tables: Mapping[str, pa.Table], run: Run, limits: Limits | None = None) -> SetAside:
    """Set aside the rows of a stage's tables that break its rules, until none does; good rows keep their order.

    `tables` holds the stage's own tables and those its rules read (`expectations.stages`); `inputs` or `documents`
    may be added to name the sources of rows. Raises ValueError for a missing table or an unknown stage.
    """
    chosen = stage_of(stage)
    with _working(chosen, tables, run, limits) as work:
        while _one_pass(work):
            pass
        quarantine = _quarantine(work, tables)
        return SetAside({name: work.tables[name] for name in tables}, quarantine, dict(work.removed))


@contextmanager
def _working(stage: Stage, tables: Mapping[str, pa.Table], run: Run, limits: Limits | None) -> Iterator[_Work]:
    read = {table.name for table in stage.all_tables if table.name != QUARANTINE.name}
    if missing := sorted(read - set(tables)):
        raise ValueError(f"the rules of stage {stage.name} read tables not given: {', '.join(missing)}")
    with duckdb.connect() as con:
        work = _Work(stage, con, {})
        for name, table in {**context(run, limits), **tables}.items():
            work.put(name, table)
        yield work


def _one_pass(work: _Work) -> bool:
    """Apply each rule once, parents' rules first; True if any found a row (another pass may then find more)."""
    before = len(work.found)
    for table in work.stage.tables:
        for rule in rules(work.stage.name):
            if rule.table == table.name:
                _apply(work, table, rule)
    return len(work.found) > before


def _apply(work: _Work, table: Table, rule: Query) -> None:
    rows = work.con.execute(rule.sql).fetchall()
    bad = sorted({row_id for row_id, _ in rows})
    if not bad:
        return
    current = work.tables[table.name]
    ids = row_ids(current, table)
    hit = pc.is_in(ids, pa.array(bad, pa.string()))
    _note(work, table, rule, pc.filter(current, hit), bad)
    if table.name == INPUTS.name and rule.name not in UNSTORABLE:
        work.put(table.name, _flagged(current, hit))
        return
    if rule.name == "duplicate_key":
        hit = pc.and_(hit, _repeats(ids))
    _remove(work, table.name, rule.name, hit)


def row_ids(rows: pa.Table, table: Table) -> pa.Array:
    """The ids of rows as rules give them: the key's columns as text, joined by a colon; a NULL part is left out."""
    parts = [pc.cast(rows[name], pa.string()) for name in table.key]
    # An empty first part, cut off again: Arrow drops rows whose parts are all NULL.
    joined = pc.binary_join_element_wise(pa.scalar(""), *parts, ":", null_handling="skip")
    return pc.utf8_slice_codeunits(joined, start=1)


def _repeats(ids: pa.ChunkedArray) -> pa.Array:
    """True for every occurrence of an id but the first."""
    first: dict[str, int] = {}
    return pa.array([first.setdefault(value, at) != at for at, value in enumerate(ids.to_pylist())])


def _flagged(rows: pa.Table, hit: pa.Array) -> pa.Table:
    at = rows.schema.get_field_index("outcome")
    return rows.set_column(at, rows.schema.field(at), pc.if_else(hit, _QUARANTINED, rows["outcome"]))


def _remove(work: _Work, name: str, reason: str, hit: pa.Array) -> None:
    """Take out rows, and then the rows of child tables that have lost their parent by it."""
    table = work.tables[name]
    gone, kept = pc.filter(table, hit), pc.filter(table, pc.invert(hit))
    work.removed[name, reason] += gone.num_rows
    work.put(name, kept)
    for child, (parent, column) in work.stage.parents.items():
        if parent == name:
            rows = work.tables[child]
            orphaned = pc.and_not(pc.is_in(rows[column], gone[column]), pc.is_in(rows[column], kept[column]))
            if pc.any(orphaned).as_py():
                _remove(work, child, reason, orphaned)


def _note(work: _Work, table: Table, rule: Query, rows: pa.Table, bad: list[str]) -> None:
    """Remember each bad row once, with the first reason found for it; of one key's rows, the first stands for all."""
    owners: dict[str, str | None] = {}
    columns = [rows[name] for name in ("document_id", "article_id") if name in rows.column_names]
    for row_id, owner in zip(row_ids(rows, table).to_pylist(), pc.coalesce(*columns).to_pylist(), strict=True):
        owners.setdefault(row_id, owner)
    known = {(row["table_name"], row["row_id"], row["reason"]) for row in work.found}
    for row_id in bad:
        if (table.name, row_id, rule.name) not in known:
            work.found.append(_row(work, table.name, row_id, owners.get(row_id), rule))


def _row(work: _Work, name: str, row_id: str, owner: str | None, rule: Query) -> dict[str, str | None]:
    whole = name in _WHOLE_DOCUMENT and rule.name != "duplicate_key"
    return {
        "stage": work.stage.name,
        "level": "document" if whole else "row",
        "document_id": document_of(owner) if owner else None,
        "table_name": "documents" if name == INPUTS.name else name,
        "row_id": row_id,
        "reason": rule.name,
        "detail": rule.purpose,
    }


def _quarantine(work: _Work, tables: Mapping[str, pa.Table]) -> pa.Table:
    """The rows found, with the sources of their documents, where a table given names these."""
    sources: dict[str, str] = {}
    for name in ("documents", "inputs"):
        if name in tables:
            pairs = zip(tables[name]["document_id"].to_pylist(), tables[name]["source_uri"].to_pylist(), strict=True)
            sources.update((document, uri) for document, uri in pairs if document and uri)
    rows = [{**row, "source_uri": sources.get(row["document_id"] or "", "")} for row in work.found]
    return pa.Table.from_pylist(rows, BY_NAME["quarantine"].without("run_id").arrow())
