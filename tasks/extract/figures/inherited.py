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
        if reading.counted.text is None and reading.span is not None:
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
    if last is not None and start - last.quantity.end <= _REACH and _part_of(reading, last):
        return Counted(last.counted.text, reading.counted.head)
    return Counted("people" if reading.action.name in _HUMAN else None, reading.counted.head)


def _part_of(reading: Reading, last: Reading) -> bool:
    """Whether a count can be of what was counted before it: in the same sentence, or no more of them in the next."""
    if reading.sentence == last.sentence:
        return True
    apart = reading.quantity.text[last.quantity.end : reading.quantity.start]
    return "\n\n" not in apart and reading.quantity.second <= last.quantity.second
