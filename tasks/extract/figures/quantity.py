"""What the characters of a text show of a number: its unit, bounds and places.

Places count code points of the text, end exclusive: `start`, `end` hold the number with its unit and modifier,
`number_start`, `number_end` the number (or both of a range), `core_start` … `core_end` number and unit. A quantity
holds the text it stands in: spaCy builds `doc.text` anew at every call.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.extract.figures.lexicon import Modifier
from tasks.extract.figures.numbers import Number

COUNT, AGE, ORDINAL, PERCENT = "count", "age", "ordinal", "percent"
EXACT = Modifier("exact", False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text may mean as a count or measure; `first`, `second` are the bounds as written."""

    start: int
    end: int
    number_start: int
    number_end: int
    core_start: int
    core_end: int
    first: float
    second: float
    kind: str
    unit: str
    number: Number
    modifier: Modifier
    per: str = ""
    ranged: bool = False
    text: str = field(default="", repr=False, compare=False)
