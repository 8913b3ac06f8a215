"""Which conflict that is planted in an event one that is found is.

A found reading is a planted one's where it stands in its sentence and gives its words: where the characters that the
two give have at least half of the shorter in common, or the words of one are among the other's. So "75,000" is "75,000
people", and a clause the same clause told longer; an hour of the same sentence that is another hour is none. What the
words are differs by kind. Of figures, places and dates they are the value itself, or a planted clause that holds it.
Of negations they are the clause that asserts or denies: which side it is on shows in no value, but two readings of a
conflict have to be met. Of wordings they are the quotation; of attributions too, since whose it is is often told by a
pronoun or an office where the truth has a name: what is compared is who is said to have said the very same thing.

Two readings that are met make the conflict only where their values are not the same: what two reports agree on is no
conflict by a third one that was misread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bench.accuracy.expected import Truth, start_of
from tasks.link.conflicts import Conflict, Reading

BODY = "body"
HALF = 0.5
SEVERAL = 2
WORD = re.compile(r"[\w.,]*\w")
Span = tuple[int, int]


def planted_conflicts(truth: Truth) -> list[Truth]:
    """The conflicts of an event, each reading with `words` and their `span` in its article's body."""
    articles = {article["id"]: article for article in truth["articles"]}
    told = {row["id"]: row for name in ("figures", "quotes") for row in truth.get(name, ())}
    return [
        conflict | {"readings": [_placed(reading, articles, told) for reading in conflict["readings"]]}
        for conflict in truth["conflicts"]
    ]


def _placed(reading: Truth, articles: dict[str, Truth], told: dict[str, Truth]) -> dict[str, Any]:
    """A planted reading with its place: its own, or that of the figure or quotation that it names."""
    row = told.get(reading.get("figure") or reading.get("quote") or "", reading)
    parts = row.get("parts") or [row]
    if any("start" not in part for part in parts):
        return {**reading}
    article = articles[reading["article"]]
    starts = [start_of(article, part["paragraph"]) for part in parts]
    span = (starts[0] + parts[0]["start"], starts[-1] + parts[-1]["end"])
    words = " ".join(article["body"][part["paragraph"]][part["start"] : part["end"]] for part in parts)
    return {**reading, "span": span, "words": words}


def planted_as(found: Conflict, planted: Sequence[Truth]) -> str | None:
    """The planted conflict that a found one is, the one with most of its readings; None where it is none of them."""
    same = [each for each in planted if each["kind"] == found.kind and is_the_same(found, each)]
    best = max(same, key=lambda each: len(_articles(_met(found, each))), default=None)
    return best["id"] if best else None


def is_the_same(found: Conflict, planted: Truth) -> bool:
    """Whether two or more of a conflict's readings, of different articles and values, are the planted one's."""
    met = _met(found, planted)
    return min(len(_articles(met)), len({one.value.lower() for one in met})) >= SEVERAL


def _met(found: Conflict, planted: Truth) -> list[Reading]:
    """A conflict's readings that are a planted one's."""
    return [mine for mine in found.readings if any(_is_reading(mine, wanted) for wanted in planted["readings"])]


def _articles(readings: Sequence[Reading]) -> set[str]:
    return {one.article_id for one in readings}


def _is_reading(mine: Reading, wanted: Truth) -> bool:
    """Whether a found reading stands in a planted one's sentence, and gives its words where they are known."""
    if mine.article_id != wanted["article"] or not _overlap(mine.sentence, wanted["sentence"]):
        return False
    words = wanted.get("words") or wanted.get("value")
    return not words or _share_half(mine, wanted.get("span")) or _have_words(mine.value, words)


def _share_half(mine: Reading, span: Span | None) -> bool:
    """Whether the characters of two readings have half of the shorter in common."""
    if span is None or mine.field != BODY:
        return False
    shared = min(mine.char_end, span[1]) - max(mine.char_start, span[0])
    return shared > 0 and shared >= HALF * min(mine.char_end - mine.char_start, span[1] - span[0])


def _have_words(one: str, other: str) -> bool:
    """Whether all words of one text stand one behind the other in the other text."""
    mine, yours = (f" {' '.join(WORD.findall(text.lower()))} " for text in (one, other))
    return bool(mine.strip() and yours.strip()) and (mine in yours or yours in mine)


def _overlap(one: str, other: str) -> bool:
    """Whether one text, spaces aside, stands in the other."""
    mine, yours = " ".join(one.split()), " ".join(other.split())
    return bool(mine and yours) and (mine in yours or yours in mine)
