"""Numbers of a text: cardinals, fractions, ratios, dozens and orders of size, each with its place.

Places count code points of the text, end exclusive.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from tasks.extract.figures import cardinals, fractions, lexicon
from tasks.extract.figures.tokens import HYPHENS, Tokens

_VAGUE = {("several",), ("a", "few"), ("many",)}
_TIMES = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade", "time"])


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its bounds (alike but for an order of size), its form and its place in the text.

    `form`: digits, words, fraction, ratio, dozen, magnitude. `bare`: one plain numeral, no sign, scale or comma.
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    bare: bool = False
    article: bool = False


def find(text: str) -> list[Number]:
    """All numbers of a text from left to right; none overlap."""
    return find_in(Tokens(text))


def find_in(tokens: Tokens, money: frozenset[int] = frozenset()) -> list[Number]:
    """All numbers of tokens; `money`: where in the text numbers start that a currency's mark stands before."""
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        if tokens.masked(at):
            at += 1
            continue
        number, end = _read(tokens, at, tokens[at].start in money)
        if number is not None and math.isfinite(number.low) and math.isfinite(number.high):
            found.append(_signed(tokens, at, number))
        at = max(end, at + 1)
    return found


def _read(tokens: Tokens, at: int, money: bool) -> tuple[Number | None, int]:
    for reader in (_magnitude, _half, _dozens, _ratio, _number):
        number, end = reader(tokens, at, money)
        if number is not None:
            return number, end
    return None, at + 1


def _make(tokens: Tokens, first: int, end: int, low: float, high: float, form: str) -> Number:
    return Number(tokens[first].start, tokens[end - 1].end, low, high, form)


def _magnitude(tokens: Tokens, at: int, _: bool) -> tuple[Number | None, int]:
    """ "tens of thousands", "a few dozen", "several hundred", "a handful"."""
    vague = next((v for v in _VAGUE if tuple(tokens.lower(at + i) for i in range(len(v))) == v), ())
    word = at + len(vague)
    if vague:
        return _vague_scale(tokens, at, word)
    if tokens.lower(at) == "a" and tokens.lower(at + 1) in ("handful", "couple"):
        word = at + 1
    bounds = lexicon.magnitudes().get(tokens.lower(word))
    if bounds is None or (word == at and tokens.lower(at) in ("handful", "couple")):
        return None, at
    low, high = bounds
    end = word + 1
    if tokens.lower(end) == "of" and tokens.lower(end + 1) in lexicon.magnitudes():
        scale = lexicon.magnitudes()[tokens.lower(end + 1)][0]
        low, high, end = low * scale, high * scale, end + 2
    form = "words" if low == high else "magnitude"
    if form == "words" and tokens.lower(end) != "of":
        return None, at
    return _make(tokens, at, end, low, high, form), end


def _vague_scale(tokens: Tokens, at: int, word: int) -> tuple[Number | None, int]:
    plural = tokens.lower(word) + "s"
    if not tokens.near(word) or plural not in lexicon.magnitudes():
        return None, at
    low, high = lexicon.magnitudes()[plural]
    return _make(tokens, at, word + 1, low, high, "magnitude"), word + 1


def _half(tokens: Tokens, at: int, money: bool) -> tuple[Number | None, int]:
    """ "half a million", "half a dozen", "a quarter million", "half"; bare halves are judged by who calls."""
    first = at + 1 if tokens.lower(at) in ("a", "one") and tokens.near(at + 1) else at
    part = {"half": 0.5, "quarter": 0.25}.get(tokens.lower(first), 0.0)
    if not part or (part == 0.25 and first == at and tokens.kind(first + 1) != "scale"):
        return None, at
    scaled = fractions.of_scale(tokens, first + 1)
    if scaled:
        value, end = scaled
        return _make(tokens, at, end, part * value, part * value, "words"), end
    number = _make(tokens, at, first + 1, part, part, "fraction")
    return replace(number, article=tokens.lower(at) != "one"), first + 1


def _dozens(tokens: Tokens, at: int, money: bool) -> tuple[Number | None, int]:
    """ "a dozen", "two dozen", "3 dozens"."""
    if tokens.lower(at) == "a" and tokens.lower(at + 1) == "dozen" and tokens.near(at + 1):
        return _make(tokens, at, at + 2, 12.0, 12.0, "dozen"), at + 2
    number = cardinals.read(tokens, at, money)
    if number is None or tokens.lower(number.end) not in ("dozen", "dozens") or not tokens.near(number.end):
        return None, at
    value = 12 * number.value
    return _make(tokens, at, number.end + 1, value, value, "dozen"), number.end + 1


def _ratio(tokens: Tokens, at: int, money: bool) -> tuple[Number | None, int]:
    """ "one in five", "two out of three": a small number of a rounder one; not "two in five days"."""
    part = cardinals.read(tokens, at)
    if part is None or money or not tokens.near(part.end):
        return None, at
    out = tokens.lower(part.end) == "out" and tokens.lower(part.end + 1) == "of"
    over = tokens.lower(part.end) == "over" and part.value == 1
    if not (out or over or tokens.lower(part.end) == "in"):
        return None, at
    whole = cardinals.read(tokens, part.end + 1 + out)
    if whole is None or not _is_share(tokens, part.value, whole, over):
        return None, at
    value = part.value / whole.value
    return _make(tokens, at, whole.end, value, value, "ratio"), whole.end


def _is_share(tokens: Tokens, part: float, whole: cardinals.Cardinal, over: bool) -> bool:
    counts = tokens.kind(whole.end) == "word" and tokens.near(whole.end)
    timed = tokens.lower(whole.end).rstrip("s") in _TIMES
    between_years = 1500 <= whole.value <= 2100
    return 0 < part < whole.value and not timed and not between_years and not (over and counts) and _round(part, whole)


def _round(part: float, whole: cardinals.Cardinal) -> bool:
    whole_number = whole.value == int(whole.value) and part == int(part)
    return whole_number and (part < 10 or whole.value in (100, 1000)) and whole.last != "suffix"


def _number(tokens: Tokens, at: int, money: bool) -> tuple[Number | None, int]:
    if tokens.kind(at) == "vulgar":
        return _make(tokens, at, at + 1, tokens[at].value, tokens[at].value, "fraction"), at + 1
    fraction = fractions.over_slash(tokens, at)
    if fraction:
        value, end = fraction
        return _make(tokens, at, end, value, value, "fraction"), end
    article = tokens.lower(at) in ("a", "an")
    number = cardinals.read(tokens, at, money)
    if number is None and not article:
        return None, at
    if number is None or number.value > 0:
        parts = fractions.in_words(tokens, at + 1 if number is None else number.end, number, article)
        if parts:
            value, end = parts
            scaled = fractions.of_scale(tokens, end)
            made = _make(tokens, at, scaled[1] if scaled else end, value, value, "fraction")
            if scaled:
                return replace(made, low=value * scaled[0], high=value * scaled[0], form="words"), scaled[1]
            return replace(made, article=number is None), end
    return _whole(tokens, at, number) if number else (None, at)


def _power(tokens: Tokens, number: cardinals.Cardinal) -> tuple[float, int] | None:
    """ "2.5×10−8": a numeral times a power of ten, as it looks when its raised digits have come down."""
    at = number.end
    if tokens.lower(at) == "^" and number.last == "numeral":
        return _raised(tokens, number, at)
    if tokens.lower(at) not in ("×", "x", "·") or tokens.lower(at + 1) != "10" or number.last != "numeral":
        return None
    negative = tokens.lower(at + 2) in ("-", "−", "^")
    if not negative or tokens.kind(at + 3) != "numeral" or not tokens.glued(at + 3) or tokens[at + 3].value > 300:
        return None
    sign = 1 if tokens.lower(at + 2) == "^" else -1
    return number.value * 10.0 ** (sign * tokens[at + 3].value), at + 4


def _raised(tokens: Tokens, number: cardinals.Cardinal, at: int) -> tuple[float, int] | None:
    """ "1.1^23", "2.5^-1": a numeral to a power."""
    end, sign = at + 1, 1
    while tokens.lower(end) in ("+", "-") and tokens.glued(end):
        sign, end = (-1 if tokens.lower(end) == "-" and end == at + 1 else 1), end + 1
    small = tokens.kind(end) == "numeral" and tokens.glued(end) and tokens[end].value <= 40 and 0 < number.value < 1e6
    return (number.value ** (sign * tokens[end].value), end + 1) if small else None


def _whole(tokens: Tokens, at: int, number: cardinals.Cardinal) -> tuple[Number, int]:
    powered = _power(tokens, number)
    if powered:
        return _make(tokens, at, powered[1], powered[0], powered[0], "digits"), powered[1]
    value, end = fractions.and_part(tokens, number)
    made = _make(tokens, at, end, value, value, "digits" if number.digits else "words")
    bare = number.last == "numeral" and end == at + 1 and tokens[at].text.isdigit()
    return replace(made, bare=bare), end


def _signed(tokens: Tokens, at: int, number: Number) -> Number:
    """The number with the sign before it: "minus 40", "-5"; not the hyphen of "AK-47" or "10-12"."""
    before = tokens.lower(at - 1)
    worded = before in ("minus", "negative") and tokens.near(at)
    if before in HYPHENS and tokens.glued(at) and tokens.lower(at - 2) == "minus" and tokens.glued(at - 1):
        start = tokens[at - 2].start
    elif at == 1 and before == "-" and tokens.near(at) and tokens.text[number.end :].strip() == "":
        start = tokens[0].start
    elif worded or (before in ("-", "\u2212", "\u2013") and tokens.glued(at) and _opens(tokens, at - 1)):
        start = tokens[at - 1].start
    else:
        return number
    return replace(number, start=start, low=-number.low, high=-number.high, bare=False)


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen begins what it stands in: nothing, a space, a bracket or a currency's sign before it."""
    start = tokens[at].start
    if start == 0 and not tokens.glued(at + 1):
        return False
    if start and tokens.text[start - 1] == " " and tokens.kind(at - 1) in ("numeral", "mark"):
        return tokens.text[start - 2 : start - 1] in ",;:"
    return start == 0 or tokens.text[start - 1] in " \t\n\u00a0([\"'\u201c\u2018$€£"
