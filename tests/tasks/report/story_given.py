"""Two invented stories as stored rows, with every kind of row that linking makes; words can be made hostile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tests.warehouse.builder import FIRST, at, build, report, rows
from warehouse.connect import open_published

FERRY, MARKET = "s00000000000000f1", "s00000000000000a2"
HOSTILE = "\"><script>alert(1)</script>'{{ 7 * 7 }}"
FLOOD = {
    "Bell": "At least 40 people were hurt when the ferry ran aground.\n\n“We felt one long jolt,” said Ines Corrow, the"
    " purser. The captain was asleep.",
    "Ledger": "52 people were hurt when the ferry hit the bar at Tarn End. The captain was asleep.\n\n“We felt a long"
    " jolt and nothing more,” Ines Corrow said.",
    "Post": "52 people were hurt when the ferry hit the bar at Tarn End. The captain was asleep.",
    "Standard": "Between 40 and 60 people were hurt when the ferry ran aground at Fellgate, the harbour office said.",
    "Standard 2": "Some 57 people were hurt when the ferry ran aground at Fellgate, the harbour office said.",
    "Dispatch": "Up to 44 people were hurt, in a fog that nobody had forecast.",
}
FIGURES = {
    "Bell": ("At least 40", 40.0, None, "at least"),
    "Ledger": ("52", 52.0, 52.0, "exact"),
    "Post": ("52", 52.0, 52.0, "exact"),
    "Standard": ("Between 40 and 60", 40.0, 60.0, "range"),
    "Standard 2": ("Some 57", 57.0, 57.0, "about"),
    "Dispatch": ("Up to 44", None, 44.0, "up to"),
}
CAPTAIN = "The captain was asleep"
AGROUND = "the ferry ran aground"


class Given:
    """Rows by table, and the ids that the published views will make of them."""

    def __init__(self, hostile: str = "") -> None:
        self.hostile = hostile
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.articles: dict[str, str] = {}
        self.bodies: dict[str, str] = {}

    def add(self, table: str, **row: Any) -> None:
        self.tables.setdefault(table, []).append(row)

    def article(self, key: str, body: str, story: str, run_id: str = FIRST, **more: Any) -> str:
        outlet = more.pop("outlet", key) + self.hostile
        url = more.pop("url", f"https://{outlet.split()[0].lower()}.example/{key.replace(' ', '-')}")
        title = more.pop("title", f"Ferry runs aground ({key})")
        title = None if title is None else title + self.hostile
        for name, row in report(
            outlet, url, body + self.hostile, run_id, title=title, n_words=len(body.split()), **more
        ).items():
            self.add(name, **row)
        self.bodies[key] = body
        self.articles[key] = self.tables["articles"][-1]["article_id"]
        self.member("story", self.articles[key], story)
        return self.articles[key]

    def copies(self, key: str, group: str, original: str | None = None) -> None:
        values = {"copy_group_id": self.articles[group], "independent": original is None}
        duplicate = self.articles[original] if original else None
        self.add("article_copies", article_id=self.articles[key], duplicate_of=duplicate, **values)

    def member(self, kind: str, member_id: str, cluster_id: str) -> None:
        self.add("members", kind=kind, member_id=member_id, cluster_id=cluster_id)

    def span(self, key: str, text: str) -> dict[str, Any]:
        start = self.bodies[key].index(text)
        return {"article_id": self.articles[key], "field": "body", "char_start": start, "char_end": start + len(text)}

    def sentence(self, key: str, text: str) -> dict[str, int]:
        body, start = self.bodies[key], self.bodies[key].index(text)
        first = max(body.rfind(". ", 0, start) + 2, body.rfind("\n\n", 0, start) + 2, 0) if start else 0
        end = body.find(".", start) + 1 or len(body)
        return {"sentence_start": first, "sentence_end": end}

    def id(self, letter: str, key: str, text: str) -> str:
        span = self.span(key, text)
        return f"{letter}{span['article_id'][1:]}-b{span['char_start']}-{span['char_end']}"

    def figure(self, key: str, text: str, measure: str | None, **values: Any) -> str:
        self.add("figures", **self.span(key, text), **self.sentence(key, text), text=text, **values)
        if measure:
            self.member("measure", self.id("f", key, text), measure)
        return self.id("f", key, text)

    def statement(self, key: str, text: str, claim: str, **values: Any) -> str:
        self.add("statements", **self.span(key, text), **self.sentence(key, text), text=text, predicate="be", **values)
        self.member("claim", self.id("t", key, text), claim)
        return self.id("t", key, text)

    def quote(self, key: str, text: str, utterance: str, agreement: str, differing: list[str], **values: Any) -> str:
        span, id_ = self.span(key, text), self.id("q", key, text)
        part = {"char_start": span["char_start"], "char_end": span["char_end"]}
        by = {"speaker_source": "name", "speaker_text": "Ines Corrow" + self.hostile, **values}
        said = {"text": text + self.hostile, "kind": "direct", "parts": [part], "quoted": [{**part, "text": text}]}
        self.add("quotes", **span, **self.sentence(key, text), **said, **by)
        self.member("utterance", id_, utterance)
        made = {"utterance_id": utterance, "is_reference": agreement == "same", "agreement": agreement}
        self.add("wordings", quote_id=id_, story_id=FERRY, differing=differing, **made)
        return id_

    def reading(self, key: str, value: str, sentence: str) -> dict[str, Any]:
        span = self.span(key, value)
        outlet = next(row["outlet"] for row in self.tables["articles"] if row["article_id"] == self.articles[key])
        kept = {name: span[name] for name in ("article_id", "char_start", "char_end")}
        return {"outlet": outlet, "value": value, "sentence": sentence, **kept}


def given(hostile: str = "") -> Given:
    """Both stories: the ferry's six articles of five outlets, and a market's one report."""
    made = Given(hostile)
    hours = {"Bell": 7, "Ledger": 8, "Post": 9, "Standard": 10, "Standard 2": 13, "Dispatch": 12}
    for key, body in FLOOD.items():
        more = {"outlet": "Standard", "url": "https://standard.example/ferry"} if key.startswith("Standard") else {}
        changed = {"modified_at": at(5, hours[key])} if key == "Standard 2" else {}
        printed = at(5, 10) if key == "Standard 2" else at(5, hours[key])
        made.article(key, body, FERRY, published_at=printed, **more, **changed)
        made.copies(key, "Ledger" if key == "Post" else key, "Ledger" if key == "Post" else None)
    made.add(
        "copies",
        article_a=made.articles["Ledger"],
        article_b=made.articles["Post"],
        share_a=0.6,
        share_b=1.0,
        kind="near",
    )
    stall = "A stall burned at the Lode market on Monday. Nobody was hurt."
    made.article("Gazette", stall, MARKET, published_at=at(4, 6), title="Stall burns at the market")
    made.copies("Gazette", "Gazette")
    _figures(made)
    _claims(made)
    _quotes(made)
    _conflicts(made)
    _names(made)
    return made


def _figures(made: Given) -> None:
    hurt = {"counted": "people" + made.hostile, "action": "hurt", "action_class": "injure", "unit": "count"}
    for key, (text, low, high, modifier) in FIGURES.items():
        made.figure(key, text, "nhurt", value_low=low, value_high=high, modifier=modifier, **hurt)
    stored = {"story_id": FERRY, "counted": hurt["counted"], "action_class": "injure", "unit": "count"}
    made.add("measures", measure_id="nhurt", low=40.0, high=60.0, verdict="conflict", **stored)


def _claims(made: Given) -> None:
    wordings = {"Bell": AGROUND, "Standard": AGROUND, "Standard 2": AGROUND}
    ids = [made.statement(key, text, "caground", voice="outlet") for key, text in wordings.items()]
    asleep = [made.statement(key, CAPTAIN, "casleep", voice="outlet") for key in ("Bell", "Ledger", "Post")]
    fog = made.statement("Dispatch", "in a fog that nobody had forecast", "cfog", voice="outlet")
    texts = {
        "caground": (ids[0], "The ferry ran aground"),
        "casleep": (asleep[0], CAPTAIN),
        "cfog": (fog, "Nobody had forecast the fog"),
    }
    for claim, (statement, text) in texts.items():
        made.add("claims", claim_id=claim, story_id=FERRY, statement_id=statement, text=text + made.hostile)
    away, here = "not_applicable", "reported"
    outlets = ("Bell", "Ledger", "Post", "Standard", "Dispatch")
    statuses = {
        "caground": (here, away, away, here, away),
        "casleep": (here, here, here, "omitted", "omitted"),
        "cfog": (away, away, away, "single", here),
    }
    for claim, of in statuses.items():
        for outlet, status in zip(outlets, of, strict=True):
            made.add("coverage", story_id=FERRY, claim_id=claim, outlet=outlet + made.hostile, status=status)
    for outlet in ("Standard", "Dispatch"):
        made.add(
            "omissions",
            story_id=FERRY,
            claim_id="casleep",
            outlet=outlet + made.hostile,
            n_reporting=2,
            n_could_report=4,
        )


def _quotes(made: Given) -> None:
    made.quote("Ledger", "We felt a long jolt and nothing more", "ujolt", "same", [])
    made.quote("Bell", "We felt one long jolt", "ujolt", "differs", ["-a", "+one", "-and", "-nothing", "-more"],
               speaker_entity=0)  # fmt: skip


def _conflicts(made: Given) -> None:
    sides = [
        made.reading("Ledger", "Tarn End", "52 people were hurt when the ferry hit the bar at Tarn End."),
        made.reading("Post", "Tarn End", "52 people were hurt when the ferry hit the bar at Tarn End."),
        made.reading("Standard", "Fellgate", made.bodies["Standard"]),
    ]  # fmt: skip
    stored = {"story_id": FERRY, "confidence": 0.6}
    made.add(
        "conflicts",
        conflict_id="xplace",
        kind="place",
        subject="the ferry ran aground" + made.hostile,
        readings=sides,
        **stored,
    )
    words = [
        made.reading("Ledger", "We felt a long jolt and nothing more", ""),
        made.reading("Bell", "We felt one long jolt", ""),
    ]
    made.add("conflicts", conflict_id="xwords", kind="wording", subject="what Ines Corrow said", readings=words,
             utterance_id="ujolt", **stored)  # fmt: skip


def _names(made: Given) -> None:
    article = made.articles["Bell"]
    made.add("article_entities", article_id=article, entity=0, name="Ines Corrow" + made.hostile, kind="PERSON")
    made.add("mentions", **made.span("Bell", "Ines Corrow"), kind="PERSON", form="name", text="Ines Corrow", entity=0)
    made.member("entity", f"i{article[1:]}-0", "eines")


def by_hand(made: Given) -> Given:
    """The same under corrections of the market's story: one that holds, one that does not, a conflict called false."""
    url = "https://gazette.example/" + "a-stall-burned-at-the-lode-market-" * 4
    targets = {
        "split_story": [FERRY, made.articles["Gazette"], url, made.articles["Bell"]],
        "merge_stories": [MARKET, "s0123456789abcdef"],
        "false_conflict": ["x0123456789abcdef"],
    }
    for position, (kind, own) in enumerate(targets.items(), 1):
        row = {"kind": kind, "targets": own, "applied": kind != "merge_stories", "story_ids": [MARKET]}
        why = {"reason": "another harbour, another day", "corrected_by": "Ines", "note": "1 report in a story"}
        made.add("corrections", correction_id=f"k{position}", position=position, **row, **why)
    return made


@contextmanager
def published(made: Given) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published file of the rows, as any reader opens it: read-only."""
    with TemporaryDirectory() as folder, open_published(build(Path(folder) / "p.duckdb", rows(**made.tables))) as con:
        yield con


def many(stories: int, articles: int) -> Given:
    """So many stories of so many articles each, with figures, claims and coverage between them."""
    made = Given()
    for number in range(stories):
        story, measure, claim = (f"{letter}{number:016x}" for letter in "snc")
        for place in range(articles):
            key = f"Outlet {place} of {number}"
            body = " ".join(
                f"Item {line}: {40 + place + line} people saw the parade at Tarn End on day {line}."
                for line in range(8)
            )
            printed = at(6) + timedelta(minutes=7 * number + place)
            made.article(key, body, story, outlet=f"Outlet {place}", published_at=printed, title=f"Parade {number}")
            made.copies(key, key)
            bounds = {"value_low": 40.0 + place, "value_high": 40.0 + place, "modifier": "exact", "unit": "count"}
            made.figure(key, f"{40 + place} people", measure, counted="people", **bounds)
            for line in range(8):
                words = f"{40 + place + line} people saw the parade at Tarn End on day {line}"
                made.statement(key, words, f"{claim}-{line}", voice="outlet")
                made.add(
                    "coverage", story_id=story, claim_id=f"{claim}-{line}", outlet=f"Outlet {place}", status="reported"
                )
        stored = {"counted": "people", "unit": "count", "low": 40.0, "high": 60.0}
        made.add("measures", measure_id=measure, story_id=story, verdict="conflict", **stored)
        for line in range(8):
            made.add(
                "claims",
                claim_id=f"{claim}-{line}",
                story_id=story,
                statement_id="t",
                text=f"People saw the parade on day {line}",
            )
    return made
