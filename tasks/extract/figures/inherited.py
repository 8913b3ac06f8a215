"""Counts without a noun of their own ("12 of them", "compared with 63 last year", "Fifty-eight were hurt")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.figures.counted import Counted
from tasks.extract.figures.quantities import COUNT

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tasks.extract.figures.readings import Reading

_HUMAN = frozenset("kill die injure arrest detain miss rescue charge convict trap abduct infect".split())
_REACH = 320  # code points back to the count whose noun is meant


def complete(doc: Doc, readings: list[Reading]) -> Iterator[Reading]:
    """The readings; a count without a noun takes the last one counted near it, or people where only people can be."""
    last: Reading | None = None
    for reading in readings:
        if reading.quantity.kind != COUNT:
            yield reading
            continue
        if reading.counted.text is None and reading.span is not None:
            reading = replace(reading, counted=_noun(doc, reading, last))
        if reading.counted.text is not None:
            last = reading
        yield reading


def _noun(doc: Doc, reading: Reading, last: Reading | None) -> Counted:
    start = reading.quantity.start
    if last is not None and start - last.quantity.end <= _REACH and "\n\n" not in doc.text[last.quantity.end : start]:
        return Counted(last.counted.text, reading.counted.head)
    return Counted("people" if reading.action.name in _HUMAN else None, reading.counted.head)
