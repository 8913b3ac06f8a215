"""Invented events with what is true of them, in a plain format, as truths laid out like `samples/expected`.

A file is one event. `@ id | outlet | time | headline` begins a report, whose paragraphs follow, a blank line between
two. `! claim id | what`, `! conflict kind | about what` and `! omission claim | outlet` follow the reports; the lines
below a claim or conflict give a report and the words of it that say so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])")
Truth = dict[str, Any]
Span = dict[str, Any]


def event(path: Path) -> Truth:
    """The event of one file."""
    parts = re.split(r"^(?=[@!] )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    articles = [_article(part) for part in parts if part.startswith("@")]
    bodies = {article["id"]: article["body"] for article in articles}
    truths = [_split(part) for part in parts if part.startswith("!")]
    return {
        "event": path.stem,
        "articles": articles,
        "independent_groups": [[article["id"]] for article in articles],
        "claims": [_claim(head, lines, bodies) for kind, head, lines in truths if kind == "claim"],
        "conflicts": [_conflict(head, lines, bodies) for kind, head, lines in truths if kind == "conflict"],
        "omissions": [{"claim": head[0], "outlet": head[1]} for kind, head, _ in truths if kind == "omission"],
    }


def _article(part: str) -> Truth:
    head, body = part[2:].split("\n", 1)
    id_, outlet, time, title = head.split(" | ")
    fixed = {"standfirst": None, "modified": None, "is_current": True, "is_stub": False, "supersedes": None}
    paragraphs = [" ".join(text.split()) for text in body.strip().split("\n\n")]
    return fixed | {"id": id_, "outlet": outlet, "published": time, "title": title, "body": paragraphs}


def _split(part: str) -> tuple[str, list[str], list[str]]:
    head, *lines = part.strip().splitlines()
    kind, rest = head[2:].split(" ", 1)
    return kind, rest.split(" | "), lines


def _claim(head: list[str], lines: list[str], bodies: dict[str, list[str]]) -> Truth:
    reports = [_place(line, bodies) for line in lines]
    return {"id": head[0], "text": head[1], "reports": reports, "n_independent": len({r["article"] for r in reports})}


def _conflict(head: list[str], lines: list[str], bodies: dict[str, list[str]]) -> Truth:
    readings = [_place(line, bodies) for line in lines]
    return {"id": " ".join(head), "kind": head[0], "subject": head[1], "readings": readings}


def _place(line: str, bodies: dict[str, list[str]]) -> Span:
    """Where some words stand, with their sentence; ValueError where the report does not have them."""
    id_, words = line.split(": ", 1)
    paragraph = next((at for at, text in enumerate(bodies[id_]) if words in text), None)
    if paragraph is None:
        raise ValueError(f"{id_} does not say: {words}")
    start = bodies[id_][paragraph].index(words)
    sentence = next(one for one in SENTENCE_END.split(bodies[id_][paragraph]) if words in one)
    return {"article": id_, "paragraph": paragraph, "start": start, "end": start + len(words), "sentence": sentence}
