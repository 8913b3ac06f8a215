"""Events as `samples/expected` or `invented` lays them out, and the rows that extraction makes of their articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from spacy.language import Language

from bench.accuracy import invented
from bench.accuracy.same import read_same
from tasks.extract.annotate import extract
from tasks.link.records import Figure, Quote, Report, Statement

GAP = "\n\n"
FIELDS = ("title", "standfirst", "body")
Truth = Mapping[str, Any]
Row = dict[str, Any]


def _from_json(path: Path) -> Truth:
    read: Truth = json.loads(path.read_text(encoding="utf-8"))
    return read


def _from_text(path: Path) -> Truth:
    found = invented.event(path)
    return found if found["articles"] else {}


READERS = {".json": _from_json, ".txt": _from_text}


@dataclass(frozen=True, slots=True)
class EventRows:
    """An event as it is known to be, with the rows that were found in its articles."""

    truth: Truth
    reports: list[Report]
    statements: list[Statement]
    figures: list[Figure]
    quotes: list[Quote]


def read_events(folder: Path) -> list[Truth]:
    """The events of a folder, by their file's name, of the plain format too; other JSON files there are passed over.

    What all reports of an event say is under `same`, where that has been judged (`same.py`).
    """
    paths = sorted(path for path in folder.glob("*") if path.suffix in READERS)
    read = ((path, READERS[path.suffix](path)) for path in paths)
    return [{**one, "same": read_same(path)} for path, one in read if "claims" in one and "articles" in one]


def event_rows(event: Truth, nlp: Language) -> EventRows:
    """Run extraction on an event's articles; speakers go by the fullest name that their entity has in the event."""
    reports = [_report(article, event) for article in event["articles"]]
    columns = [dict.fromkeys(FIELDS) | r.fields | {"article_id": r.article_id} for r in reports]
    found = {name: table.to_pylist() for name, table in extract(pa.Table.from_pylist(columns), nlp).items()}
    names = _names(found["article_entities"])
    texts = {report.article_id: report.fields for report in reports}
    quotes = [_quote(row, names) for row in found["quotes"]]
    speakers = {quote.quote_id: quote.speaker or quote.speaker_text for quote in quotes}
    statements = [_statement(row, names, speakers) for row in found["statements"]]
    figures = [_figure(row, texts) for row in found["figures"]]
    return EventRows(event, reports, statements, figures, quotes)


def start_of(article: Truth, paragraph: int) -> int:
    """Where a paragraph begins in the body, in code points."""
    return sum(len(text) + len(GAP) for text in article["body"][:paragraph])


def _report(article: Truth, event: Truth) -> Report:
    texts = {"title": article["title"], "standfirst": article["standfirst"], "body": GAP.join(article["body"])}
    later = {each["supersedes"]: each["id"] for each in event["articles"] if each.get("supersedes")}
    last = article["id"]
    while last in later:
        last = later[last]
    group = next((one for one in event["independent_groups"] if last in one), [last])
    stamp = article["modified"] or article["published"]
    time = datetime.fromisoformat(stamp.replace("Z", "+00:00")).replace(tzinfo=UTC) if stamp else None
    fields = {field: text for field, text in texts.items() if text}
    return Report(article["id"], article["outlet"], time, article["is_current"], article["is_stub"], group[0], fields)


def _names(entities: Iterable[Row]) -> dict[tuple[str, int], str]:
    """The fullest name of every article's entities: the longest of a person's that has all words of the one given."""
    rows = list(entities)
    people = sorted({row["name"] for row in rows if row["kind"] == "PERSON"}, key=lambda name: (-len(name), name))
    known: dict[tuple[str, int], str] = {}
    for row in rows:
        same = (name for name in people if set(row["name"].split()) <= set(name.split()))
        fullest = next(same, row["name"]) if row["kind"] == "PERSON" else row["name"]
        known[row["article_id"], row["entity"]] = fullest
    return known


def _place(row: Row) -> dict[str, Any]:
    names = ("article_id", "field", "char_start", "char_end", "sentence_start", "sentence_end", "text")
    return {name: row[name] for name in names}


def _id(row: Row, start: str = "char_start", end: str = "char_end") -> str:
    return f"{row['article_id']}:{row['field']}:{row[start]}-{row[end]}"


def _quote(row: Row, names: Mapping[tuple[str, int], str]) -> Quote:
    speaker = names.get((row["article_id"], row["speaker_entity"])) if row["speaker_entity"] is not None else None
    parent = _id(row, "parent_start", "parent_end") if row["parent_start"] is not None else None
    return Quote(
        quote_id=_id(row), kind=row["kind"], quoted=tuple(part["text"] for part in row["quoted"]), cue=row["cue"],
        speaker=speaker, speaker_entity_id=speaker, speaker_text=row["speaker_text"],
        speaker_source=row["speaker_source"], parent_quote_id=parent, **_place(row),
    )  # fmt: skip


def _statement(row: Row, names: Mapping[tuple[str, int], str], speakers: Mapping[str, str | None]) -> Statement:
    quote = _id(row, "quote_start", "quote_end") if row["quote_start"] is not None else None
    subject = names.get((row["article_id"], row["subject_entity"])) if row["subject_entity"] is not None else None
    plain = ("subject", "predicate", "predicate_class", "object", "negated", "modality", "tense", "place", "date_text")
    return Statement(
        statement_id=_id(row), subject_entity_id=subject, voice=row["voice"], quote_id=quote,
        attributed_to=speakers.get(quote) if quote else None, **{name: row[name] for name in plain}, **_place(row),
    )  # fmt: skip


def _figure(row: Row, texts: Mapping[str, Mapping[str, str]]) -> Figure:
    plain = ("value_low", "value_high", "modifier", "unit", "counted", "action", "action_class", "place", "as_of")
    return Figure(
        figure_id=_id(row), counted_entity_id=None, is_change=row["is_change"],
        **{name: row[name] for name in plain}, **_place(row),
    )  # fmt: skip
