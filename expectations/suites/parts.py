"""What suites are made of: expectations built from a table's definition and from the SQL files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import great_expectations.expectations as gxe
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.context import VOCABULARIES
from expectations.sqlfiles import Query, checks, rules, text
from expectations.stages import Stage
from warehouse.columns import Table

CRITICAL = FailureSeverity.CRITICAL
_COUNT = "unexpected_rows_query.row_count"
# Columns of codes, and the vocabulary each is of.
CODES = {
    "inputs": {"outcome": "outcomes", "text_kind": "text_kinds"},
    "documents": {"outcome": "outcomes"},
    "blocks": {"reason": "block_reasons"},
    "sentences": {"field": "fields"},
    "mentions": {"kind": "mention_kinds", "form": "mention_forms", "field": "fields"},
    "quotes": {"kind": "quote_kinds", "speaker_source": "speaker_sources", "field": "fields"},
    "figures": {"modifier": "modifiers", "field": "fields"},
}


class ExpectNoUnexpectedRows(gxe.UnexpectedRowsExpectation):
    """A query of bad rows finds none. The rows are counted, not fetched as well: the query is run once, not twice."""

    metric_dependencies: ClassVar[tuple[str, ...]] = (_COUNT,)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        return {"success": metrics[_COUNT] == 0, "result": {"observed_value": metrics[_COUNT]}}


@dataclass(frozen=True, slots=True)
class Planned:
    """An expectation of one table, the names it goes by in `run_checks`, and the SQL that shows the rows against it.

    `code` and `column` together are unique in a stage; `purpose` says what holds of a good row. `queried`: it is a
    query of bad rows; `by_row`: each of these is a row of the table, so that their share can be told.
    """

    table: str
    code: str
    column: str | None
    purpose: str
    sql: str
    expectation: gxe.Expectation
    queried: bool = False
    by_row: bool = False


def of_table(stage: Stage, table: Table, values: bool = True) -> Iterator[Planned]:
    """All that a table's definition and its SQL files say of it: columns, key, required values, codes, queries."""
    yield columns(table)
    yield key(table)
    if values:
        yield from required(table)
        yield from codes(table)
    yield from queries(stage, table)


def queries(stage: Stage, table: Table) -> Iterator[Planned]:
    """The stage's row rules, then its checks, whose bad rows are those of a table."""
    yield from (of_query(rule, by_row=True) for rule in rules(stage.name) if rule.table == table.name)
    yield from (of_query(check) for check in checks(stage.name) if check.table == table.name)


def columns(table: Table) -> Planned:
    """The table has the defined columns and no others."""
    expectation = gxe.ExpectTableColumnsToMatchSet(column_set=list(table.names), exact_match=True)
    return planned(expectation, table.name, None, "it has the defined columns", f"describe {table.name}")


def types(stage: Stage) -> Planned:
    """The columns of all the stage's tables have the defined types."""
    sql = text("column_types").partition("\n")[2].strip()
    query = Query(stage.name, stage.tables[0].name, "types", "critical", "columns have the defined types", sql)
    return replace(of_query(query), code="column_types", column=None)


def key(table: Table) -> Planned:
    """No two rows have one key."""
    names = ", ".join(table.key)
    sql = f"select * from {table.name} qualify count(*) over (partition by {names}) > 1"
    purpose = "a key names one row"
    if len(table.key) > 1:
        compound = gxe.ExpectCompoundColumnsToBeUnique(column_list=list(table.key))
        return planned(compound, table.name, names, purpose, sql)
    return planned(gxe.ExpectColumnValuesToBeUnique(column=names), table.name, names, purpose, sql)


def required(table: Table) -> Iterator[Planned]:
    """No required column holds a NULL."""
    for name in table.required:
        sql = f"select * from {table.name} where {name} is null"
        expectation = gxe.ExpectColumnValuesToNotBeNull(column=name)
        yield planned(expectation, table.name, name, "there is a value", sql)


def codes(table: Table) -> Iterator[Planned]:
    """Columns of codes hold the codes of their vocabularies."""
    for name, vocabulary in CODES.get(table.name, {}).items():
        values = VOCABULARIES[vocabulary]
        listed = ", ".join(f"'{value}'" for value in values)
        sql = f"select * from {table.name} where {name} not in ({listed})"
        expectation = gxe.ExpectColumnValuesToBeInSet(column=name, value_set=list(values))
        yield planned(expectation, table.name, name, "the code is of its vocabulary", sql)


def between(
    table: str, column: str, low: float | None, high: float | None, severity: FailureSeverity = FailureSeverity.CRITICAL
) -> Planned:
    """Numbers of a column lie within bounds, both included; None leaves a side open."""
    expectation = gxe.ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high, severity=severity)
    sides = [f"{column} < {low}" if low is not None else "", f"{column} > {high}" if high is not None else ""]
    sql = f"select * from {table} where {' or '.join(side for side in sides if side)}"
    return planned(expectation, table, column, "the number is within its bounds", sql)


def length(table: str, column: str, high: int, low: int = 1) -> Planned:
    """Texts of a column have a usual length, in code points, both bounds included; a warning."""
    expectation = gxe.ExpectColumnValueLengthsToBeBetween(
        column=column, min_value=low, max_value=high, severity=FailureSeverity.WARNING
    )
    sql = f"select * from {table} where length({column}) not between {low} and {high}"
    return planned(expectation, table, column, "the text has a usual length", sql)


def rows(table: str, low: int) -> Planned:
    """The table has at least so many rows."""
    expectation = gxe.ExpectTableRowCountToBeBetween(min_value=low)
    return planned(expectation, table, None, f"it has at least {low} row(s)", f"select count(*) from {table}")


def of_query(query: Query, by_row: bool = False) -> Planned:
    """A query that returns the rows against it; the table's name in a comment tells Great Expectations the batch."""
    escaped = query.sql.replace("{", "{{").replace("}", "}}")
    expectation = ExpectNoUnexpectedRows(
        unexpected_rows_query=f"{escaped}\n/* {{batch}} */",
        severity=FailureSeverity(query.severity),
        description=query.purpose,
    )
    return Planned(query.table, query.code, query.table, query.purpose, query.sql, expectation, True, by_row)


def planned(expectation: gxe.Expectation, table: str, column: str | None, purpose: str, sql: str) -> Planned:
    """A built-in expectation, named by its type and `table.column`."""
    where = f"{table}.{column}" if column else table
    return Planned(table, expectation.expectation_type, where, purpose, sql, expectation)


def of_stage(stage: Stage, more: Iterable[Planned] = (), known: Collection[str] = ()) -> list[Planned]:
    """The suite of a stage: its columns' types, its own tables, what the stage adds, and the tables it only reads.

    `known` names tables whose values an earlier stage's suite or a rule looks at: of these only columns, key, queries.
    """
    plan = [types(stage)]
    for table in stage.tables:
        plan += of_table(stage, table, values=table.name not in known)
    plan += more
    for table in stage.beside:
        plan += queries(stage, table)
    return plan
