"""A small store in which linking has nothing wrong: one story that a run touched, and an article of another."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from expectations.stored import link_tables
from warehouse.migrate import migrate
from warehouse.tables import BY_NAME

RUN_ID = "20300102T030405000000Z"
Rows = dict[str, list[dict[str, Any]]]

HEX = {name: f"{place:016x}" for place, name in enumerate(("old", "herald", "gazette", "courier", "digest"), 1)}
STORY, OTHER_STORY = "s" + "1" * 16, "s" + "2" * 16
ENTITY, UTTERANCE, MEASURE, CLAIM = ("e" + "3" * 16, "u" + "4" * 16, "n" + "5" * 16, "c" + "6" * 16)
GONE = "s" + "7" * 16

SHUT = "A crack shut the bridge."
BODY = f'{SHUT} "It stays shut," Ada Brandt said. It cut off 40 homes in Lower Esk.'
COURIER = "Ada Brandt, who looks after the bridge, went up to Lower Esk."


def span(words: str, body: str = BODY) -> dict[str, Any]:
    start = body.index(words)
    return {"text": words, "field": "body", "char_start": start, "char_end": start + len(words)}


def row_id(letter: str, name: str, words: str) -> str:
    place = span(words)
    return f"{letter}{HEX[name]}-b{place['char_start']}-{place['char_end']}"


def article(name: str, outlet: str, body: str = BODY, hour: int = 9) -> dict[str, Any]:
    return {
        "article_id": "a" + HEX[name],
        "document_id": "d" + HEX[name],
        "outlet": outlet,
        "url": f"https://{outlet}.example/bridge",
        "title": "Bridge shut",
        "published_at": datetime(2030, 1, 1, hour, tzinfo=UTC),
        "language": "en",
        "body": body,
        "n_words": 16,
        "is_stub": False,
        "run_id": RUN_ID,
    }


def extracted(name: str) -> Rows:
    """A quote, a figure and a statement of an article of `BODY`."""
    of = {"article_id": "a" + HEX[name], "sentence_start": 0, "sentence_end": len(BODY)}
    quote = {"speaker_source": "name", "kind": "direct", "quoted": [], "parts": [], **span("It stays shut")}
    figure = {"value_low": 40.0, "value_high": 40.0, "modifier": "exact", "unit": "count", "is_change": False}
    statement = {"predicate": "shut", "negated": False, "voice": "outlet", **span("A crack shut the bridge")}
    return {
        "quotes": [of | quote],
        "figures": [of | figure | span("40 homes")],
        "statements": [of | statement],
        "article_entities": [{"article_id": "a" + HEX[name], "entity": 0, "name": "Ada Brandt", "kind": "PERSON"}],
    }


def clusters() -> list[dict[str, Any]]:
    of = {("story", "a" + HEX[name]): STORY for name in ("old", "herald", "gazette", "courier")}
    of["story", "a" + HEX["digest"]] = OTHER_STORY
    for name in ("herald", "gazette"):
        of["entity", f"i{HEX[name]}-0"] = ENTITY
        of["utterance", row_id("q", name, "It stays shut")] = UTTERANCE
        of["measure", row_id("f", name, "40 homes")] = MEASURE
        of["claim", row_id("t", name, "A crack shut the bridge")] = CLAIM
    return [{"kind": kind, "member_id": member, "cluster_id": each} for (kind, member), each in of.items()]


def told() -> Rows:
    """What is decided of the story."""
    wording = {"utterance_id": UTTERANCE, "story_id": STORY, "agreement": "same", "differing": []}
    quotes = [row_id("q", name, "It stays shut") for name in ("herald", "gazette")]
    statement = row_id("t", "herald", "A crack shut the bridge")
    claim = {"story_id": STORY, "claim_id": CLAIM}
    statuses = {"herald": "reported", "gazette": "reported", "courier": "omitted"}
    readings = [reading("herald", "40", BODY), reading("courier", "up", COURIER)]
    conflict = {"conflict_id": "x1", "story_id": STORY, "kind": "wording", "subject": "the bridge", "claim_id": CLAIM}
    return {
        "wordings": [wording | {"quote_id": quote, "is_reference": quote == quotes[0]} for quote in quotes],
        "measures": [{"measure_id": MEASURE, "story_id": STORY, "unit": "count", "low": 40.0, "high": 40.0}],
        "claims": [claim | {"statement_id": statement, "text": "A crack shut the bridge"}],
        "coverage": [claim | {"outlet": outlet, "status": status} for outlet, status in statuses.items()],
        "omissions": [claim | {"outlet": "courier", "n_reporting": 2, "n_could_report": 2}],
        "conflicts": [conflict | {"utterance_id": UTTERANCE, "readings": readings}],
    }


def reading(name: str, value: str, body: str) -> dict[str, Any]:
    place = span(value, body)
    sentence = body.split(". ")[-1]
    return {"outlet": name, "article_id": "a" + HEX[name], "value": value, "sentence": sentence} | {
        "char_start": place["char_start"],
        "char_end": place["char_end"],
    }


def stored() -> Rows:
    """The rows of the store, by table."""
    sources = [extracted(name) for name in ("herald", "gazette")]
    ids = {name: "a" + digits for name, digits in HEX.items()}
    pair = {"article_a": ids["gazette"], "article_b": ids["digest"], "share_a": 0.9, "share_b": 1.0, "kind": "near"}
    groups = {name: name for name in HEX} | {"old": "herald", "digest": "gazette"}
    rows: Rows = {
        "articles": [
            article("old", "herald", hour=8),
            article("herald", "herald"),
            article("gazette", "gazette"),
            article("courier", "courier", COURIER),
            article("digest", "digest"),
        ],
        **{name: [row for each in sources for row in each[name]] for name in sources[0]},
        "copies": [pair],
        "article_copies": [
            {"article_id": ids[name], "copy_group_id": ids[group], "independent": name == group}
            for name, group in groups.items()
        ],
        "members": clusters(),
        "cluster_ids": [{"old_id": GONE, "kind": "story", "new_id": STORY, "run_id": RUN_ID}],
        **corrected(),
        "article_sketches": [{"article_id": each, "bands": [], "fingerprints": []} for each in ids.values()],
        "article_terms": [{"article_id": each, "terms": [], "weights": [], "keys": []} for each in ids.values()],
        "search_terms": [{"term": "bridge", "article_id": each, "n": 2} for each in ids.values()],
        **told(),
    }
    rows["article_copies"][-1]["duplicate_of"] = ids["gazette"]
    rows["measures"][0]["verdict"] = "agreement"
    return rows


def corrected() -> Rows:
    """Somebody renamed an entity and said whose a quote is."""
    told = {"applied": True, "note": "so it is", "story_ids": []}
    rename = {"correction_id": "k1", "position": 1, "kind": "rename_entity", "targets": ["e1"], "value": "Ines Corrow"}
    spoken = {"correction_id": "k2", "position": 2, "kind": "set_speaker", "targets": ["q1"], "value": "Ines Corrow"}
    return {
        "corrections": [rename | told, spoken | told],
        "corrected_names": [{"entity_id": "e1", "name": "Ines Corrow"}],
        "corrected_speakers": [{"quote_id": "q1", "name": "Ines Corrow"}],
    }


def store(con: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Put rows into the store of a migrated database."""
    for name, listed in rows.items():
        con.register("given", pa.Table.from_pylist(listed, BY_NAME[name].arrow()))
        con.execute(f"insert into store.{name} by name select * from given")
        con.unregister("given")


@cache
def _handed_over() -> Rows:
    with duckdb.connect() as con:
        migrate(con)
        store(con, stored())
        return {name: table.to_pylist() for name, table in link_tables(con, RUN_ID, [STORY]).items()}


def good_links() -> Rows:
    """The tables of stage link, as they are handed over after a run that touched the story."""
    return deepcopy(_handed_over())
