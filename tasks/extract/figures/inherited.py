"""Counts without a noun of their own ("12 of them", "compared with 31 a year before", "Seven were hurt")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.figures.nouns import Counted
from tasks.extract.figures.quantity import AGE, COUNT

if TYPE_CHECKING:
    from tasks.extract.figures.readings import Reading

_HUMAN = frozenset(
    ["kill", "die", "injure", "arrest", "detain", "miss", "rescue", "charge", "convict", "trap", "abduct", "infect"]
)
_OTHERS = frozenset({"other", "others", "more"})
_PERSONAL = frozenset(
    [
        "treat",
        "hospitalise",
        "hospitalize",
        "return",
        "flee",
        "survive",
        "escape",
        "register",
        "gather",
        "apply",
        "need",
    ]
)
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")
_BESIDE = (" (", " / ", "/", ", or ", " or ")
_REACH = 320  # code points back to the count whose noun is meant


def complete(readings: list[Reading]) -> Iterator[Reading]:
    """The readings; a count without a noun takes the last one counted near it, or people where only people can be."""
    last: Reading | None = None
    before: Reading | None = None
    for reading in readings:
        if before is not None and reading.quantity.text[before.quantity.end : reading.quantity.start] in _BESIDE:
            reading = _same(reading, before)
        elif before is not None and _by_alone(reading) and before.sentence == reading.sentence:
            reading = replace(reading, change=before.change)
        before = reading
        if reading.quantity.kind != COUNT:
            yield reading
            continue
        if reading.span is not None and (reading.counted.text is None or reading.counted.text.lower() in _OTHERS):
            reading = replace(reading, counted=_noun(reading, last))
        if reading.counted.text is not None:
            last = reading
        yield reading


def _same(reading: Reading, before: Reading) -> Reading:
    """The same amount in another unit, or said again: it is of the same thing and as much a change."""
    if reading.quantity.kind == COUNT or before.quantity.kind == COUNT or reading.quantity.kind == AGE:
        return reading
    change = reading.change if reading.change.is_change else before.change
    return replace(reading, change=change, counted=before.counted, action=before.action)


def _by_alone(reading: Reading) -> bool:
    """ "Shares of one fell 2 percent, the other's by 3": a change whose verb stands with the figure before it."""
    quantity = reading.quantity
    return quantity.kind != COUNT and not reading.change.is_change and quantity.text.endswith(" by ", 0, quantity.start)


def _noun(reading: Reading, last: Reading | None) -> Counted:
    start = reading.quantity.start
    said = _said_to_be(reading)
    if said is not None:
        return said
    near = last is not None and start - last.quantity.end <= _REACH
    if last is not None and near and _part_of(reading, last):
        return Counted(last.counted.text, reading.counted.head)
    human = reading.action.name in _HUMAN or (reading.action.lemma in _PERSONAL and _is_subject(reading))
    return Counted("people" if human or _to_hospital(reading) else reading.counted.text, reading.counted.head)


def _said_to_be(reading: Reading) -> Counted | None:
    """*14 are women*, *the rest, 12, were pupils*: what a count without a noun is said to be."""
    root = reading.span.root if reading.span is not None else None
    if root is None or root.dep_ not in _SUBJECTS or reading.counted.text is not None:
        return None
    noun = root.head
    is_so = any(child.dep_ == "cop" for child in noun.children)
    if not is_so or noun.tag_ != "NNS" or any(child.dep_ == "case" for child in noun.children):
        return None
    return Counted(noun.text, noun)


def _is_more(reading: Reading) -> bool:
    """*another 23*, *nine others*: as many again of what was counted before."""
    before = reading.span.doc[reading.span.start - 1] if reading.span is not None and reading.span.start else None
    return (reading.counted.text or "").lower() in _OTHERS or (before is not None and before.lower_ == "another")


def _is_subject(reading: Reading) -> bool:
    """Whether a count without a noun does what its clause says, or has it done to it."""
    span = reading.span
    if span is None:
        return False
    bounded = span.root.dep_ == "obl" and span.root.head.lower_ in ("more", "less", "fewer")
    return bounded or span.root.dep_ in _SUBJECTS


def _to_hospital(reading: Reading) -> bool:
    """*nine were taken to hospital*: only people are."""
    verb = reading.action.word
    below = [] if verb is None else list(verb.children)
    passive = any(child.dep_ in ("aux:pass", "auxpass") for child in below)
    return passive and any(child.lower_ in ("hospital", "hospitals", "clinic") for child in below)


def _part_of(reading: Reading, last: Reading) -> bool:
    """Whether a count can be of what was counted before it: in the same sentence, or no more of them in the next.

    *Another 23*, *nine others* are as many again, so that they can be more.
    """
    if reading.sentence == last.sentence:
        return True
    apart = reading.quantity.text[last.quantity.end : reading.quantity.start]
    return "\n\n" not in apart and (_is_more(reading) or reading.quantity.second <= last.quantity.second)
