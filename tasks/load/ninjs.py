"""Current articles as JSON in the manner of IPTC's ninjs 2.1, one file each, with what was found in them beside.

Names are those of the standard (https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json): headlines, bodies, by, people,
organisations, places … The object `parallax` is an extension of ours: the standard has no place for what it holds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from tasks.load.sql import rows

ARTICLES = "articles"
STANDARD = {"name": "ninjs", "version": "2.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}
# Where the standard has a list of its own for what is named; all else is an object.
_LISTS = {"PERSON": "people", "ORG": "organisations", "LOC": "places", "FAC": "places"}
_OTHER = "objects"
_BATCH = 500  # articles
Row = dict[str, Any]
_Own = dict[str, list[Row]]


def write_articles(con: duckdb.DuckDBPyConnection, folder: Path, narrows: bool) -> list[str]:
    """Write each current article (with `narrows`, of those in `export_chosen`) to `<article id>.json`; their names."""
    chosen = "article_id in (select article_id from export_chosen)" if narrows else "true"
    query = f"select article_id from published.articles where is_current and {chosen} order by article_id"
    ids = [article for (article,) in con.execute(query).fetchall()]
    for first in range(0, len(ids), _BATCH):
        for item in _items(con, ids[first : first + _BATCH]):
            text = json.dumps(item, ensure_ascii=False, indent=1, default=_time)
            (folder / f"{item['parallax']['article_id']}.json").write_text(text + "\n", encoding="utf-8")
    return [f"{article}.json" for article in ids]


def _items(con: duckdb.DuckDBPyConnection, ids: list[str]) -> list[Row]:
    con.execute("create or replace temporary table export_batch as select unnest($ids) as article_id", {"ids": ids})
    named, quotes, figures = (_by_article(con, name) for name in ("ninjs_named", "ninjs_quotes", "ninjs_figures"))
    return [
        _item(row, named[row["article_id"]], quotes[row["article_id"]], figures[row["article_id"]])
        for row in _rows(con, "ninjs_articles")
    ]


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    return rows(con, name).to_pylist()


def _by_article(con: duckdb.DuckDBPyConnection, name: str) -> _Own:
    found: _Own = defaultdict(list)
    for row in _rows(con, name):
        found[row.pop("article_id")].append(row)
    return found


def _item(row: Row, named: list[Row], quotes: list[Row], figures: list[Row]) -> Row:
    """One news item; what is not known is left out, as the standard asks."""
    item = {
        "uri": _urn("article", row["article_id"]),
        "standard": STANDARD,
        "type": "text",
        "representationtype": "partial" if row["is_stub"] else "full",
        "version": str(row["version"]),
        "firstcreated": row["first_created"],
        "versioncreated": row["version_created"],
        "language": row["language"],
        "headlines": [{"role": "main", "value": row["title"]}] if row["title"] else None,
        "descriptions": [{"role": "standfirst", "value": row["standfirst"]}] if row["standfirst"] else None,
        "bodies": [_body(row)],
        "by": row["byline"],
        "located": row["dateline_place"],
        "infosources": [{"name": row["outlet_name"], "rel": "publisher", "literal": row["outlet"]}],
        "altids": [{"role": "url", "value": row["url"]}] if row["url"] else None,
        **_lists(named),
        "parallax": _beside(row, quotes, figures),
    }
    return {name: value for name, value in item.items() if value is not None}


def _body(row: Row) -> Row:
    counts = {"charcount": len(row["body"]), "wordcount": row["n_words"]}
    return {"role": "main", "contenttype": "text/plain", **counts, "value": row["body"]}


def _lists(named: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in named:
        entry = {"name": row["name"], "rel": "mentions", "uri": _urn("entity", row["entity_id"])}
        found[_LISTS.get(row["kind"], _OTHER)].append(entry | {"literal": row["entity_id"]})
    return found


def _beside(row: Row, quotes: list[Row], figures: list[Row]) -> Row:
    kept = ("article_id", "story_id", "outlet", "url", "copy_group_id", "duplicate_of", "independent")
    return {name: row[name] for name in kept} | {"quotes": quotes, "figures": figures}


def _urn(kind: str, row_id: str) -> str:
    return f"urn:parallax:{kind}:{row_id}"


def _time(value: Any) -> str:
    """A moment as the standard writes it: RFC 3339, UTC. Raises TypeError for what is none."""
    if not isinstance(value, datetime):
        raise TypeError(f"{value!r} is no moment")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
