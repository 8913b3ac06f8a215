"""Which tables each stage hands to its expectations, parents before their children."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from warehouse.columns import Table, table
from warehouse.tables import (
    ARTICLE_COPIES,
    ARTICLES,
    BLOCKS,
    CLUSTER_IDS,
    COPIES,
    CORRECTED,
    CORRECTED_NAMES,
    CORRECTED_SPEAKERS,
    CORRECTIONS,
    DOCUMENTS,
    EXTRACTED,
    INPUTS,
    LEARNED_LINES,
    MEMBERS,
    OUTLETS,
    QUARANTINE,
    SEARCH_TERMS,
    SKETCHED,
    STORY_TABLES,
    VECTORS,
)

_REASONS = QUARANTINE.without("run_id")

# One row a stored table that load writes, all runs together: its rows before, given, replaced and after, and how many
# keys these have.
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
# What `link` writes, and load does not: what it decides, and what it finds candidates and answers searches by.
CLUSTERED: tuple[Table, ...] = (COPIES, ARTICLE_COPIES, MEMBERS, CLUSTER_IDS)
BY_HAND: tuple[Table, ...] = (CORRECTIONS, CORRECTED_NAMES, CORRECTED_SPEAKERS)
LINKED: tuple[Table, ...] = (*CLUSTERED, *STORY_TABLES, SKETCHED, VECTORS, SEARCH_TERMS, *CORRECTED)
# One row a table that `link` writes, all runs together: its rows and how many keys these have; `n_articles`, where
# every stored article must have one row of it; `n_strays`, the rows of stories that are no more.
TOTALS = table(
    "totals",
    """
    table_name VARCHAR
    n_rows BIGINT
    n_keys BIGINT
    n_articles BIGINT?
    n_strays BIGINT?
    """,
    key="table_name",
)
# One row a version of an article, as linking sees it.
REPORTS = table(
    "reports",
    """
    article_id VARCHAR
    outlet VARCHAR
    is_current BOOLEAN
    title VARCHAR?
    standfirst VARCHAR?
    body VARCHAR
    """,
    key="article_id",
)
# One row a thing that can be a member of a cluster, by its row id; `text` of statements, which claims are worded by.
LINKABLE = table(
    "linkable",
    """
    kind VARCHAR
    member_id VARCHAR
    text VARCHAR?
    """,
    key="kind member_id",
)
# One row a cluster that has members, of those that `cluster_ids` names.
ALIVE = table(
    "alive",
    """
    kind VARCHAR
    cluster_id VARCHAR
    """,
    key="cluster_id",
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
        Stage("link", (*CLUSTERED, *STORY_TABLES, *BY_HAND, TOTALS), (REPORTS, LINKABLE, ALIVE)),
        Stage("publish", (VIEWS, COUNTS)),
    )
}


def stage_of(name: str) -> Stage:
    """The stage of that name; raises ValueError, naming those there are, for another."""
    if name not in STAGES:
        raise ValueError(f"no stage {name!r} has expectations; there are {', '.join(STAGES)}")
    return STAGES[name]
