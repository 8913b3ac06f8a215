"""What values a figure allows, in the plain reading of its words, and whether two can both be right.

Nobody writes "more than 60,000" of 75,000, though it is true of it: a bound that is left open reaches as far as the
writer's next round number. Shares are of the value.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_ROUGH, _ROUGH_ROUND = 0.05, 0.125  # what "about" allows of 75,000, and of 40 or 1,000
_SMALL, _STEP = 100, 5  # below the one, the other's multiples are round numbers, too
_ROUNDED = 0.025  # what a number of 100 and more without a modifier may be rounded by
_OPEN = 0.15  # how far "over" and "at least" reach at the least
_NEARLY, _AT_MOST = 0.15, 0.5  # how far "nearly", and "up to" or "less than", reach down
_MAGNITUDE = 2.0
_FRACTION = re.compile(r"\b(?:half|third|quarter|fifth|tenth)s?\b", re.IGNORECASE)  # nobody says so of an exact share
_CLOSE = ("near", "almost", "just", "close", "about", "approach", "short", "shy")


@dataclass(frozen=True, slots=True)
class Spread:
    """The values a figure allows, from `low` to `high`; `nominal` is the number it names, None for a magnitude.

    `factor` is how many of the unit they are in the unit that the figure is written in is.
    """

    low: float
    high: float
    nominal: float | None
    factor: float = 1.0


def spread(low: float | None, high: float | None, modifier: str, text: str, factor: float = 1.0) -> Spread | None:
    """What a figure's bounds allow, each times `factor` (for another unit); None where it has no bound."""
    if low is None and high is None:
        return None
    first, last, nominal = _allowed(low, high, modifier, text)
    return Spread(first * factor, last * factor, None if nominal is None else nominal * factor, factor)


def _allowed(low: float | None, high: float | None, modifier: str, text: str) -> tuple[float, float, float | None]:
    first, last = (high if low is None else low) or 0.0, (low if high is None else high) or 0.0
    if modifier == "magnitude":
        return first / _MAGNITUDE, last * _MAGNITUDE, None
    if low is None:
        near = any(word in text.lower() for word in _CLOSE)
        return last * (1 - (_NEARLY if near else _AT_MOST)), last, last
    if high is None:
        return first, max(first * (1 + _OPEN), first + grain(first)), first
    slack = _rough if modifier == "about" or _FRACTION.search(text) else _rounded
    return first - slack(first), last + slack(last), (first + last) / 2


def grain(value: float) -> float:
    """The unit of a number's last digit that is not zero: 100 for 1,200, 0.1 for 7.5."""
    if value == 0:
        return 1.0
    return 10.0 ** (math.floor(math.log10(abs(value))) - significant(value) + 1)


def significant(value: float) -> int:
    """How many digits a number has without the zeros at its ends: 2 for 1,200."""
    mantissa = f"{abs(value):.9e}".split("e")[0].replace(".", "").rstrip("0")
    return max(1, len(mantissa))


def clash(one: Spread, other: Spread) -> bool:
    """Whether two figures of one quantity cannot both be right."""
    if one.high >= other.low and other.high >= one.low:
        return False
    if one.nominal is None or other.nominal is None:
        return True
    if one.factor != other.factor:
        return True
    return not _same_rounded(one.nominal / one.factor, other.nominal / other.factor)


def ratio(one: Spread, other: Spread) -> float:
    """How many times the larger number is the smaller; 1 where a magnitude holds the other."""
    if one.nominal is None or other.nominal is None:
        return 1.0 if one.high >= other.low and other.high >= one.low else 10.0
    small, large = sorted((abs(one.nominal), abs(other.nominal)))
    return large / small if small else (1.0 if large == 0 else math.inf)


def _rough(value: float) -> float:
    round_ = significant(value) == 1 or (abs(value) < _SMALL and value % _STEP == 0)
    return abs(value) * (_ROUGH_ROUND if round_ else _ROUGH)


def _rounded(value: float) -> float:
    if abs(value) < 100 or value != round(value):
        return 0.0
    return min(abs(value) * _ROUNDED, grain(value) / 2)


def _same_rounded(one: float, other: float) -> bool:
    """Whether the number with fewer decimals is the other one rounded: 52 and 51.8."""
    if abs(one - other) > 1:
        return False
    places = min(_decimals(one), _decimals(other))
    if places == max(_decimals(one), _decimals(other)):
        return False
    return math.isclose(round(one, places), round(other, places)) and max(abs(one), abs(other)) >= 2


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").split(".")[1])
