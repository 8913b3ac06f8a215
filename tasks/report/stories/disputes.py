"""Disagreements that are no numbers: what stands against what, each side with the sentences that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tasks.report.stories.read import Row
from tasks.report.stories.sources import Source, Sources
from tasks.report.words import begun, nested

FIGURE, WORDING, NEGATION = "figure", "wording", "negation"
_QUESTIONS = {"place": "Where", "date": "When"}
_SMALL = frozenset({"at", "in", "on", "the"})
_SHORT = 40  # code points of a value that a heading bears


@dataclass(frozen=True, slots=True)
class Said:
    """A text's sentence, with the words at stake; several `sources` where outlets carry one text."""

    sources: tuple[Source, ...]
    sentence: tuple[str, str, str]
    anchor: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that are said."""

    value: str
    said: tuple[Said, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The outlets on this side."""
        return tuple(dict.fromkeys(source for each in self.said for source in each.sources))


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement: `anchor` is its conflict's id."""

    anchor: str
    question: str
    heading: str  # the question with what answers it, where that is short
    sides: tuple[Side, ...]


def disputes(conflicts: Sequence[Row], statements: Sequence[Row], sources: Sources) -> list[Dispute]:
    """The conflicts of a story that are neither figures (plots show them) nor wordings (set side by side)."""
    negated = {(row["article_id"], row["char_start"]): row["negated"] for row in statements}
    return [
        _dispute(row, sources, negated)
        for row in conflicts
        if row["kind"] not in (FIGURE, WORDING) and row["readings"]
    ]  # fmt: skip


def point(conflict_id: str, number: int) -> str:
    """The address of a conflict's reading in its article's text: its conflict's id and its place there."""
    return f"{conflict_id}-{number}"


def _dispute(row: Row, sources: Sources, negated: dict[tuple[str, int], bool]) -> Dispute:
    readings = list(enumerate(row["readings"]))
    groups = _sides(readings, lambda reading: _side(row["kind"], reading, negated))
    if len(groups) < 2:
        groups = _sides(readings, lambda reading: str(reading["value"]))
    sides = tuple(Side(value, tuple(_said(row, group, sources))) for value, group in groups)
    question = _question(row)
    return Dispute(row["conflict_id"], question, _heading(row["kind"], question, sides), sides)


def _sides(readings: Sequence[tuple[int, Row]], value: Callable[[Row], str]) -> list[tuple[str, list[tuple[int, Row]]]]:
    """Readings by what they say, capitals aside."""
    groups: dict[str, tuple[str, list[tuple[int, Row]]]] = {}
    for number, reading in readings:
        words = value(reading)
        groups.setdefault(_alike(words), (words, []))[1].append((number, reading))
    return list(groups.values())


def _alike(value: str) -> str:
    """What two values have in common that say one thing: `on July 1` and `1 July`."""
    words = {word for word in value.casefold().split() if word not in _SMALL}
    return " ".join(sorted(words)) or value.casefold()


def _side(kind: str, reading: Row, negated: dict[tuple[str, int], bool]) -> str:
    if kind != NEGATION:
        return str(reading["value"])
    said_not = negated.get((reading["article_id"], reading["char_start"]))
    return str(reading["value"]) if said_not is None else "it is not so" if said_not else "it is so"


def _said(row: Row, group: Sequence[tuple[int, Row]], sources: Sources) -> Iterator[Said]:
    """The sentences of a side; what copies of one text repeat is said once."""
    alike: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for number, reading in group:
        source = sources.by(reading["article_id"])
        alike.setdefault((source.same_as or source.name, reading["sentence"]), []).append((number, reading))
    for same in alike.values():
        number, reading = same[0]
        who = sources.ordered(sources.by(each["article_id"]) for _, each in same)
        yield Said(who, cut(reading["sentence"], reading["value"]), point(row["conflict_id"], number))


def cut(sentence: str, value: str) -> tuple[str, str, str]:
    """A sentence at a value: what stands before it, the value, what follows; the value is empty if it is not there."""
    before, found, after = sentence.partition(value)
    return (before, found, after) if found else (sentence, "", "")


def _question(row: Row) -> str:
    subject = nested(row["subject"] or "")
    return f"{_QUESTIONS[row['kind']]}: {subject}" if row["kind"] in _QUESTIONS else begun(subject)


def _heading(kind: str, question: str, sides: Sequence[Side]) -> str:
    values = [side.value for side in sides]
    if kind == NEGATION or len(values) < 2 or any(len(value) > _SHORT for value in values):
        return question
    return f"{question}: {', '.join(values[:-1])} or {values[-1]}?"
