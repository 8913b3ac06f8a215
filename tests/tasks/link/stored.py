"""Articles as a load leaves them in the private database, and what linking made of them, told without ids.

The samples' truths stand in for extraction: their quotes, figures and statements, without a model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from tasks.link.records import Quote, Report
from tasks.load.database import Additions, load
from tests.samples.truth import Event
from tests.tasks.link import given
from tests.warehouse.builder import filled
from warehouse.ids import digest
from warehouse.migrate import migrate
from warehouse.tables import (
    ARTICLE_COPIES,
    BY_NAME,
    COPIES,
    ENTITY_KEYS,
    MEMBERS,
    SEARCH_TERMS,
    SKETCHED,
    STORY_EDGES,
    STORY_TABLES,
    VECTORS,
)  # fmt: skip

Row = dict[str, Any]
Rows = dict[str, list[Row]]
DECIDED = (SKETCHED, VECTORS, STORY_EDGES, ENTITY_KEYS, SEARCH_TERMS, COPIES, ARTICLE_COPIES, MEMBERS, *STORY_TABLES)
CLUSTERS = ("story_id", "cluster_id", "utterance_id", "measure_id", "claim_id")


def stored(event: Event) -> dict[str, Rows]:
    """The rows of each report of an event, by the event's name and the truth's id of the report."""
    said, counted = given.quotes(event), given.figures(event)
    made = {}
    for report in given.reports(event):
        name = f"{event.event} {report.article_id}"
        own = article(
            name, report.outlet, event.article(report.article_id).url, report.time, report.is_stub,
            report.fields,
        )  # fmt: skip
        own |= _said(report, [quote for quote in said if quote.article_id == report.article_id])
        places = {quote.quote_id: quote for quote in said}
        own["figures"] = [
            _row(figure) | _inside("quote", places.get(figure.quote_id or ""))
            for figure in counted
            if figure.article_id == report.article_id
        ]
        own["statements"] = _statements(event, report)
        made[name] = _of(own, name)
    return made


def article(
    name: str, outlet: str, url: str | None, time: datetime | None, is_stub: bool, fields: Mapping[str, str]
) -> Rows:
    """The article and its document; ids are made of its name alone, as if its bytes had one."""
    key, body = digest(name), fields["body"]
    shared = {"document_id": f"d{key}", "outlet": outlet, "url": url, "run_id": "r"}
    texts = {"title": fields.get("title"), "standfirst": fields.get("standfirst"), "body": body}
    told = {"published_at": time, "n_words": len(body.split()), "is_stub": is_stub, "language": "en"}
    return {
        "documents": [shared | {"outcome": "article", "sha256": key, "source_uri": name}],
        "articles": [{"article_id": f"a{key}", **shared, **texts, **told}],
    }


def plain(
    name: str, body: str, title: str = "News", outlet: str = "", day: int = 1, names: Sequence[str] = (), **more: Any
) -> Rows:
    """An invented article of January 2031, with entities that its body names."""
    outlet = outlet or f"outlet-{name}"
    time = datetime(2031, 1, 1, tzinfo=UTC).timestamp() + 86_400 * (day - 1)
    fields = {"title": title, "body": body}
    url = more.get("url", f"https://{outlet}.example/{name}")
    made = article(name, outlet, url, datetime.fromtimestamp(time, UTC), more.get("is_stub", False), fields)
    report = Report(name, outlet, None, True, False, name, fields)
    return _of(made | _named(report, names), name)


def _of(rows: Rows, name: str) -> Rows:
    """The rows as those of the article; of several on one span one stays."""
    of = {"article_id": f"a{digest(name)}"}
    kept = {
        table: {(row.get("char_start", n), row.get("char_end")): row for n, row in enumerate(own)}
        for table, own in rows.items()
    }
    return {table: [row if table == "documents" else row | of for row in own.values()] for table, own in kept.items()}


def _row(record: Any) -> Row:
    return asdict(record)


def _inside(what: str, quote: Quote | None) -> Row:
    return {f"{what}_start": quote and quote.char_start, f"{what}_end": quote and quote.char_end}


def _said(report: Report, quotes: Sequence[Quote]) -> Rows:
    """Quotes, and their named speakers as entities of the article."""
    names = sorted({quote.speaker for quote in quotes if quote.speaker})
    rows = []
    for quote in quotes:
        place = {"char_start": quote.char_start, "char_end": quote.char_end}
        quoted = [{"text": text, **place} for text in quote.quoted]
        speaker = names.index(quote.speaker) if quote.speaker else None
        rows.append(_row(quote) | {"quoted": quoted, "parts": [place], "speaker_entity": speaker})
    return _named(report, names) | {"quotes": rows}


def _named(report: Report, names: Sequence[str]) -> Rows:
    body = report.fields["body"]
    mentions = [
        {"kind": "PERSON", "form": "name", "text": name, "field": "body", "entity": number}
        | {"char_start": body.index(name), "char_end": body.index(name) + len(name)}
        for number, name in enumerate(names)
        if name in body
    ]
    entities = [{"entity": number, "name": name, "kind": "PERSON"} for number, name in enumerate(names)]
    return {"article_entities": entities, "mentions": mentions}


def _statements(event: Event, report: Report) -> list[Row]:
    """The wordings of the truth's claims; the first word of a sentence's second half passes for its predicate."""
    body, rows = event.article(report.article_id).body, {}
    for each in (wording for claim in event.claims for wording in claim.reports):
        if each.article == report.article_id:
            before = sum(len(text) + len(given.GAP) for text in body[: each.paragraph])
            start, end, words = before + each.start, before + each.end, each.text.split()
            half = len(words) // 2
            parts = {"subject": " ".join(words[:half]), "predicate": words[half], "object": " ".join(words[half + 1 :])}
            place = {
                "field": "body",
                "char_start": start,
                "char_end": end,
                "sentence_start": start,
                "sentence_end": end,
            }
            told = {"negated": False, "tense": "past", "voice": "outlet"}
            rows[start, end] = {"text": each.text, **told, **parts, **place}
    return list(rows.values())


@contextmanager
def database(path: str | Path = ":memory:") -> Iterator[duckdb.DuckDBPyConnection]:
    """A private database, of no rows where there is none at the path yet."""
    with duckdb.connect(str(path)) as con:
        con.execute("set TimeZone = 'UTC'")
        con.execute("set threads = 1")
        migrate(con)
        yield con


def put(con: duckdb.DuckDBPyConnection, reports: Iterable[Rows], **more: Any) -> None:
    """Load articles, as the stage `load` does."""
    rows: Rows = defaultdict(list)
    for report in reports:
        for name, own in report.items():
            rows[name] += own
    tables = {name: pa.Table.from_pylist(filled(name, own), BY_NAME[name].arrow()) for name, own in rows.items()}
    load(con, "r", Additions(tables, **more))


def everything(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that linking wrote, ids and all."""
    names = [table.name for table in (*DECIDED, BY_NAME["cluster_ids"])]
    return {name: con.execute(f"select * from store.{name} order by all").fetchall() for name in names}


def outcome(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Every row that linking wrote, with a cluster's members in the place of its id."""
    members: dict[str, set[str]] = defaultdict(set)
    for member, cluster in con.execute("select member_id, cluster_id from store.members").fetchall():
        members[cluster].add(member)
    told = {cluster: " ".join(sorted(own)) for cluster, own in members.items()}
    rows = {}
    for table in DECIDED:
        listed = con.sql(f"from store.{table.name}").to_arrow_table().to_pylist()
        rows[table.name] = sorted(repr(_told(row, told)) for row in listed)
    return rows


def _told(row: Row, clusters: Mapping[str, str]) -> Row:
    """A row without ids that are no function of what it tells."""
    known = {name: clusters[row[name]] for name in CLUSTERS if row.get(name)}
    scope, bar, name = row.get("key", "").partition("|")
    if scope in clusters:
        known["key"] = clusters[scope] + bar + name
    return {name: value for name, value in (row | known).items() if name != "conflict_id"}


def partition(con: duckdb.DuckDBPyConnection, kind: str) -> set[frozenset[str]]:
    """The members of the clusters of a kind."""
    sql = "select list(member_id) from store.members where kind = ? group by cluster_id"
    return {frozenset(own) for (own,) in con.execute(sql, [kind]).fetchall()}
