"""Which tables each stage hands to its expectations, parents before their children."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from warehouse.columns import Table, table
from warehouse.tables import (
    ARTICLES,
    BLOCKS,
    DOCUMENTS,
    EXTRACTED,
    INPUTS,
    LEARNED_LINES,
    OUTLETS,
    QUARANTINE,
)

_REASONS = QUARANTINE.without("run_id")

# One row a stored table, all runs together: its rows before, given, replaced and after, and how many keys these have.
TALLY = table(
    "tally",
    """
    table_name VARCHAR
    rows_before BIGINT
    rows_in BIGINT
    rows_replaced BIGINT
    rows_after BIGINT
    n_keys BIGINT
    """,
    key="table_name",
)
# One row a view of the contract: what it answers in the finished file, or the error it raises.
VIEWS = table(
    "views",
    """
    view_name VARCHAR
    n_rows BIGINT?
    n_uncommented BIGINT?
    error VARCHAR?
    """,
    key="view_name",
)
# One row a published table: its rows in the private database and in the finished file.
COUNTS = table(
    "counts",
    """
    table_name VARCHAR
    n_stored BIGINT
    n_published BIGINT?
    """,
    key="table_name",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage's tables. `tables` may have rows set aside, parents first; `beside` are only read.

    `parents` maps a table to its parent and the column, of the same name in both, that says which row is whose:
    a row goes with its parent. Blocks are their document's, and stay when its article is set aside.
    """

    name: str
    tables: tuple[Table, ...]
    beside: tuple[Table, ...] = ()
    parents: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """The stage's own tables, then those it reads."""
        return self.tables + self.beside


def _less_run(table: Table) -> Table:
    return table.without("run_id")


STAGES: Mapping[str, Stage] = {
    stage.name: stage
    for stage in (
        Stage("ingest", (INPUTS,), (_REASONS,)),
        Stage("clean", (_less_run(ARTICLES), BLOCKS), (INPUTS, _REASONS)),
        Stage(
            "extract",
            (_less_run(ARTICLES), *EXTRACTED),
            (_REASONS,),
            {table.name: ("articles", "article_id") for table in EXTRACTED},
        ),
        Stage(
            "load",
            (DOCUMENTS, ARTICLES, BLOCKS, *EXTRACTED, OUTLETS, LEARNED_LINES, QUARANTINE, TALLY),
        ),
        Stage("publish", (VIEWS, COUNTS)),
    )
}


def stage_of(name: str) -> Stage:
    """The stage of that name; raises ValueError, naming those there are, for another."""
    if name not in STAGES:
        raise ValueError(f"no stage {name!r} has expectations; there are {', '.join(STAGES)}")
    return STAGES[name]
