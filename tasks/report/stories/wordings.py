"""One thing said, in each outlet's words: which words of a wording only it has, and which it does not carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tasks.link.wording import WORD, align
from tasks.report.stories.read import Row
from tasks.report.stories.sources import Source, Sources


class Piece(NamedTuple):
    """Some words of a wording: `same`, `own` (only this wording has them) or `gap` (words it does not carry)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One text's wording of something said."""

    sources: tuple[Source, ...]
    kind: str
    quote_id: str
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said once, in the words of several outlets; `conflict_id` where they differ in words that matter."""

    anchor: str
    speaker: str
    wordings: tuple[Wording, ...]
    conflict_id: str
    n_outlets: int

    @property
    def differs(self) -> bool:
        """Whether some wording has other words, not only fewer."""
        return any(piece.kind == "own" for wording in self.wordings for piece in wording.pieces)


def utterances(
    variants: Sequence[Row], conflicts: Sequence[Row], articles: dict[str, Row], sources: Sources
) -> list[Utterance]:
    """What several independent reports quote: the disputed first, then what most outlets have."""
    disputed = {row["utterance_id"]: row["conflict_id"] for row in conflicts if row["kind"] == "wording"}
    groups: dict[str, list[Row]] = {}
    for row in variants:
        groups.setdefault(row["utterance_id"], []).append(row)
    found = [_utterance(id_, rows, disputed.get(id_, ""), articles, sources) for id_, rows in groups.items()]
    return sorted(found, key=lambda each: (not each.conflict_id, not each.differs, -each.n_outlets, each.anchor))


def _utterance(
    utterance_id: str, rows: Sequence[Row], conflict_id: str, articles: dict[str, Row], sources: Sources
) -> Utterance:
    reference = min(rows, key=_standing)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((articles[row["article_id"]]["copy_group_id"], row["text"]), []).append(row)
    order = sorted(groups.values(), key=lambda group: group[0] is not reference)
    wordings = tuple(_wording(group, reference, sources) for group in order)
    speaker = next((row["speaker"] for row in rows if row["speaker"]), "") or "Somebody who is not named"
    return Utterance(utterance_id, speaker, wordings, conflict_id, rows[0]["n_outlets"])


def _standing(row: Row) -> tuple[bool, bool, int, str]:
    """Orders wordings: what the others are held against is the fullest that is marked as the same."""
    return row["agreement"] != "same", row["kind"] != "direct", -len(row["text"]), row["quote_id"]


def _wording(group: Sequence[Row], reference: Row, sources: Sources) -> Wording:
    row = group[0]
    by = sources.ordered(sources.by(each["article_id"]) for each in group)
    pieces = tuple(compared(reference["text"], row["text"]))
    return Wording(by, row["kind"], row["quote_id"], row["text"], pieces)


def compared(reference: str, variant: str) -> Iterator[Piece]:
    """A wording cut where it leaves the reference and where it comes back; all but the gaps are its own text."""
    if variant == reference:
        yield Piece("same", variant)
        return
    words = [found.span() for found in WORD.finditer(variant)]
    at = place = 0
    for step in align(reference, variant):
        if step.reference and step.op != "equal" and not step.variant:
            yield Piece("gap", " ".join(step.reference))
            continue
        taken, place = words[place : place + len(step.variant)], place + len(step.variant)
        start, end = (taken[0][0], taken[-1][1]) if taken else (at, at)
        if variant[at:start]:
            yield Piece("same", variant[at:start])
        yield Piece("same" if step.op == "equal" else "own", variant[start:end])
        at = end
    if variant[at:]:
        yield Piece("same", variant[at:])
