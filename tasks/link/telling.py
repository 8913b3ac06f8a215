"""What the reports of each touched story say together: utterances, measures, claims, coverage, conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import duckdb

from tasks.link.base import STATEMENTS, Row, delete, earlier_members, given, insert, resettle
from tasks.link.comparing import compare_all
from tasks.link.records import Figure, Quote, Report, Statement
from tasks.link.together import Told, story_rows
from warehouse.tables import QUARANTINE, STORY_TABLES

_LIVE = "select cluster_id from store.members where kind = 'story'"
_ARTICLES = f"{_LIVE.replace('cluster_id', 'member_id')} and cluster_id in (select story_id from touched)"
_STORIES = "select distinct cluster_id from store.members where kind = 'story' and member_id in (select id from told)"
AT_A_TIME = 2_500  # articles whose texts and rows are held at once: a fifth of a megabyte each
_FIELDS = ("title", "standfirst", "body")


def tell(
    con: duckdb.DuckDBPyConnection, run_id: str, articles: Collection[str]
) -> tuple[frozenset[str], tuple[Row, ...]]:
    """Decide again what the stories of some articles say together; returns the ids of these stories, and the rows that
    quarantine has of them.

    A story of one report says nothing together with another: it has none of the rows, nor has one that could not be
    compared, of which quarantine tells.
    """
    with given(con, "told", "id", articles):
        touched = {story for (story,) in con.execute(_STORIES).fetchall()}
    stories = [story for some in _shares(con, touched) for story in _compared(con, some)]
    _settle(con, run_id, stories, touched)
    return frozenset(touched), _set_aside(con, run_id, stories, touched)


def _shares(con: duckdb.DuckDBPyConnection, touched: Collection[str]) -> Iterator[list[str]]:
    """The stories of several articles, some at a time: about as many articles together as are held at once."""
    with given(con, "touched", "story_id", touched):
        sizes = STATEMENTS.rows(con, "story_sizes")
    share, n_articles = list[str](), 0
    for row in sizes:
        share.append(row["story_id"])
        n_articles += row["n_articles"]
        if n_articles >= AT_A_TIME:
            yield share
            share, n_articles = [], 0
    if share:
        yield share


def _compared(con: duckdb.DuckDBPyConnection, stories: Collection[str]) -> list[Told]:
    """What the reports of some stories say together, without the rows that it was made of."""
    told = _read(con, stories)
    compare_all(told)
    for story in told:
        story.forget_rows()
    return told


def _set_aside(
    con: duckdb.DuckDBPyConnection, run_id: str, stories: Sequence[Told], touched: Collection[str]
) -> tuple[Row, ...]:
    """Write down in quarantine which of the touched stories could not be compared, and no others of them."""
    fixed: Row = {"run_id": run_id, "stage": "link", "level": "row", "source_uri": "", "table_name": "stories"}
    rows = tuple(
        fixed | {"document_id": None, "row_id": story.story_id, "reason": "uncompared", "detail": story.failure}
        for story in stories
        if story.failure
    )
    with given(con, "touched", "story_id", touched):
        STATEMENTS.run(con, "forget_set_aside")
    insert(con, QUARANTINE, rows)
    return rows


def _read(con: duckdb.DuckDBPyConnection, stories: Collection[str]) -> list[Told]:
    with given(con, "touched", "story_id", stories):
        rows = STATEMENTS.rows(con, "story_articles")
    told: dict[str, Told] = {}
    story_of: dict[str, Told] = {}
    for row in rows:
        story = told.setdefault(row["story_id"], Told(row["story_id"], []))
        story.reports.append(_report(row))
        story_of[row["article_id"]] = story
    with given(con, "told", "article_id", story_of):
        _deal(con, "story_quotes", story_of, lambda story, row: story.quotes.append(_quote(row)))
        speakers = {q.quote_id: q.speaker or q.speaker_text for story in told.values() for q in story.quotes}

        def whose(row: Row) -> Row:
            return row | {"attributed_to": speakers.get(row["quote_id"])}

        _deal(con, "story_figures", story_of, lambda story, row: story.figures.append(Figure(**whose(row))))
        _deal(con, "story_statements", story_of, lambda story, row: story.statements.append(_statement(whose(row))))
    return list(told.values())


def _deal(
    con: duckdb.DuckDBPyConnection, name: str, story_of: Mapping[str, Told], put: Callable[[Told, Row], None]
) -> None:
    for row in STATEMENTS.rows(con, name):
        put(story_of[row["article_id"]], row)


def _report(row: Row) -> Report:
    texts = {name: row[name] for name in _FIELDS if row[name]}
    kept = {name: row[name] for name in ("article_id", "outlet", "time", "is_current", "is_stub", "copy_group")}
    return Report(**kept, fields=texts)


def _quote(row: Row) -> Quote:
    return Quote(**row | {"quoted": tuple(piece["text"] for piece in row["quoted"])})


def _statement(row: Row) -> Statement:
    return Statement(**row | {"entity_ids": tuple(row["entity_ids"])})


def _settle(con: duckdb.DuckDBPyConnection, run_id: str, stories: Sequence[Told], touched: Collection[str]) -> None:
    """Give ids to what was found, and put it in the place of what the touched stories said before."""
    with given(con, "touched", "story_id", touched):
        articles = [article for (article,) in con.execute(_ARTICLES).fetchall()]
    found: dict[str, list[Collection[str]]] = {
        "utterance": [each.quotes for story in stories for each in story.utterances],
        "measure": [each.figures for story in stories for each in story.measures],
        "claim": [each.statements for story in stories for each in story.claims],
    }
    ids: dict[str, str] = {}
    for kind, groups in found.items():
        ids |= resettle(con, run_id, kind, groups, earlier_members(con, kind, articles)).members
    rows: dict[str, list[Row]] = defaultdict(list)
    for story in stories:
        for name, made in story_rows(story, ids).items():
            rows[name] += made
    for table in STORY_TABLES:
        delete(con, table, "story_id", touched)
        con.execute(f"delete from store.{table.name} where story_id not in ({_LIVE})")
        insert(con, table, rows[table.name])
