"""Cost of linking: seconds for 1,000 articles and for 10,000 in one run each, and for 100 more on top of these.

The bodies are bulk-reuters'. What linking reads beside them is made without a model, by rules that are quick and
rough: capitalised words are entities, words in quotation marks are quotes, numbers are figures, a sentence is a
statement; so every part of linking has about as many rows to do as after a real run. Articles take turns in five
outlets. Seconds are of the clock; the ratio of costs an article is of processor time, which a busy machine harms less.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from tasks.link.stage import link
from warehouse.ids import article_id, digest, document_id
from warehouse.migrate import migrate
from warehouse.tables import BY_NAME

FOLDER = "bulk-reuters"
MORE = 100
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”]?(?=\s|$)|$)")
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_SAID = re.compile(r"[\"“]([^\"”]{12,}?)[,.]?[\"”]")
_NUMBER = re.compile(r"\b(\d[\d,]*\d|\d)\b(?: (?P<counted>[a-z]+))?")
_PAST = re.compile(r"\b(?P<verb>[a-z]+ed|said|is|was|has|will)\b")

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The benchmark's options."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help=f"the folder that holds {FOLDER}")
    parser.add_argument("--articles", default="1000,10000", metavar="N,N", help="how many articles (1000,10000)")


def run(args: argparse.Namespace) -> dict[str, float]:
    """Link each number of articles in a database of its own, then some more on top of the most."""
    file = args.data / FOLDER / "articles.jsonl.gz"
    if not file.exists():
        return {}
    sizes = sorted(int(each) for each in args.articles.split(","))
    records = _records(file, sizes[-1] + MORE)
    figures: dict[str, float] = {}
    for size in sizes:
        with _database(records[:size]) as con:
            figures |= {f"n{size}.{name}": value for name, value in _link(con, size).items()}
            if size == sizes[-1] and len(records) > size:
                _add(con, records[size:], size)
                figures |= {f"more{MORE}.{name}": value for name, value in _link(con, len(records) - size).items()}
    few, many = (figures[f"n{size}.ms_per_article"] for size in (sizes[0], sizes[-1]))
    return figures | {"ratio": many / few}


def _link(con: duckdb.DuckDBPyConnection, n: int) -> dict[str, float]:
    clock, cpu = time.perf_counter(), _processor_time()
    linked = link(con, "bench")
    seconds, cpu_seconds = time.perf_counter() - clock, _processor_time() - cpu
    return {
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "ms_per_article": 1000 * cpu_seconds / n,
        "stories": float(linked.n_stories),
        "copies": float(linked.n_copies),
    }


def _processor_time() -> float:
    """Seconds that this process and those it has ended have computed."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


@contextmanager
def _database(records: Sequence[Row]) -> Iterator[duckdb.DuckDBPyConnection]:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "bench.duckdb")) as con:
        migrate(con)
        _add(con, records, 0)
        yield con


def _add(con: duckdb.DuckDBPyConnection, records: Sequence[Row], first: int) -> None:
    rows: Rows = {}
    for number, record in enumerate(records, first):
        for name, made in _rows(record, f"outlet-{number % 5}").items():
            rows.setdefault(name, []).extend(made)
    for name, made in rows.items():
        table = BY_NAME[name]
        con.register("addition", pa.Table.from_pylist(made, table.arrow()))
        con.execute(f"insert into store.{name} by name from addition")
        con.unregister("addition")


def _records(file: Path, n: int) -> list[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, n)]


def _rows(record: Row, outlet: str) -> Rows:
    """One article's rows, by table."""
    body = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", record["text"].strip()))
    document = document_id(outlet, record["url"], digest(body))
    article: Row = {
        "article_id": article_id(document),
        "document_id": document,
        "outlet": outlet,
        "url": record["url"],
        "title": record["title"],
        "published_at": _time(record["published"]),
        "language": "en",
        "body": body,
        "n_words": len(body.split()),
        "is_stub": len(body.split()) < 60,
        "run_id": "bench",
    }
    found = _extracted(body)
    return {"articles": [article]} | {
        name: [{"article_id": article["article_id"]} | row for row in rows] for name, rows in found.items()
    }


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text.rsplit(" ", 1)[0], "%a %b %d, %Y %I:%M%p").replace(tzinfo=UTC)
    except ValueError:
        return None


def _extracted(body: str) -> Rows:
    names = {name: number for number, name in enumerate(dict.fromkeys(_NAME.findall(body)))}
    sentences = [match.span() for match in _SENTENCE.finditer(body)]
    return {
        "article_entities": [{"entity": number, "name": name, "kind": "ORG"} for name, number in names.items()],
        "mentions": [
            _span(each) | {"kind": "ORG", "form": "name", "entity": names[each[0]]} for each in _NAME.finditer(body)
        ],
        "quotes": [_quote(each) for start, end in sentences for each in _SAID.finditer(body, start, end)],
        "figures": [
            _figure(each, start, end) for start, end in sentences for each in _NUMBER.finditer(body, start, end)
        ],
        "statements": [_statement(body, start, end) for start, end in sentences],
    }


def _span(match: re.Match[str], group: int = 0) -> Row:
    start, end = match.span(group)
    around = {"sentence_start": start, "sentence_end": end}
    return {"field": "body", "text": match[group], "char_start": start, "char_end": end} | around


def _quote(match: re.Match[str]) -> Row:
    start, end = match.span(1)
    quoted = [{"text": match[1], "char_start": start, "char_end": end}]
    parts = [{"char_start": start, "char_end": end}]
    return _span(match, 1) | {"kind": "direct", "speaker_source": "none", "quoted": quoted, "parts": parts}


def _figure(match: re.Match[str], start: int, end: int) -> Row:
    value = float(match[1].replace(",", ""))
    said = {"value_low": value, "value_high": value, "modifier": "exact", "unit": "count", "is_change": False}
    return _span(match, 1) | said | {"counted": match["counted"], "sentence_start": start, "sentence_end": end}


def _statement(body: str, start: int, end: int) -> Row:
    text = body[start:end]
    before, verb, after = (text.split()[:1], "be", text.split()[1:])
    if found := _PAST.search(text):
        before, verb, after = text[: found.start()].split(), found["verb"], text[found.end() :].split()
    told = {"subject": " ".join(before[-6:]), "predicate": verb, "object": " ".join(after[:10]), "voice": "outlet"}
    place = {"field": "body", "char_start": start, "char_end": end, "sentence_start": start, "sentence_end": end}
    return {"text": text, "negated": "not" in text.split(), **told, **place}
