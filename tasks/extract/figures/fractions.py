"""Fractions: "3/4", "two thirds", "one and a half", "a quarter of a million"."""

from __future__ import annotations

from tasks.extract.figures import cardinals, lexicon
from tasks.extract.figures.tokens import HYPHENS, Tokens

_SLASHES = ("/", "\u2044", "\u2215")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100, 128, 1000})


def of_scale(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """A scale or dozen that a fraction is of: "(of) (a) million", "a dozen"."""
    word = at + (tokens.lower(at) == "of")
    article = tokens.lower(word) in ("a", "an")
    word += article
    if not tokens.near(word) or (tokens.lower(at) == "of" and not article):
        return None
    if tokens.kind(word) == "scale":
        return tokens[word].value, word + 1
    return (12.0, word + 1) if tokens.lower(word) == "dozen" else None


def over_slash(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """ "3/4": one numeral over another, which halves, thirds, sixteenths … are written with."""
    glued = tokens.glued(at + 1) and tokens.glued(at + 2)
    if tokens.kind(at) != "numeral" or tokens.lower(at + 1) not in _SLASHES or not glued:
        return None
    if tokens.kind(at + 2) != "numeral" or tokens[at + 2].value not in _DENOMINATORS:
        return None
    again = tokens.lower(at + 3) in _SLASHES and tokens.glued(at + 3)
    before = tokens.lower(at - 1) in _SLASHES and tokens.glued(at)
    if tokens[at].value >= tokens[at + 2].value or again or before:
        return None
    return tokens[at].value / tokens[at + 2].value, at + 3


def and_part(tokens: Tokens, number: cardinals.Cardinal) -> tuple[float, int]:
    """The number with a fraction added: "one and a half", "2 1/4", "2½", "three and two thirds"."""
    value, end = number.value, number.end
    if tokens.kind(end) == "vulgar" and tokens.near(end) and number.last == "numeral":
        return value + tokens[end].value, end + 1
    slashed = over_slash(tokens, end) if tokens.near(end) and not tokens.glued(end) else None
    if slashed and number.last == "numeral" and value == int(value):
        return value + slashed[0], slashed[1]
    if tokens.lower(end) == "and" and tokens.near(end + 1) and number.last != "suffix":
        return _added(tokens, value, end)
    return value, end


def _added(tokens: Tokens, value: float, end: int) -> tuple[float, int]:
    article = tokens.lower(end + 1) in ("a", "an")
    number = None if article else cardinals.read(tokens, end + 1)
    if not article and number is None:
        return value, end
    parts = in_words(tokens, end + 2 if article else (number.end if number else end), number, article)
    if parts is None:
        return value, end
    scaled = of_scale(tokens, parts[1])
    return (value + parts[0] * scaled[0], scaled[1]) if scaled else (value + parts[0], parts[1])


def in_words(tokens: Tokens, at: int, number: cardinals.Cardinal | None, article: bool) -> tuple[float, int] | None:
    """A fraction whose denominator begins at a token: "two thirds", "a fifth", "three twenty-firsts"."""
    if tokens.lower(at) in HYPHENS and tokens.near(at):
        at += 1
    if not tokens.near(at) or (number is None and not article):
        return None
    denominator = _denominator(tokens, at)
    if denominator is None:
        return None
    below, end, plural = denominator
    above = number.value if number else 1.0
    if plural == (above == 1) or below < 2 or not above:
        return None
    return above / below, end


def _denominator(tokens: Tokens, at: int) -> tuple[float, int, bool] | None:
    """An ordinal or part as a denominator: its value, its end, whether it is a plural; never "second"."""
    below, scale, end = 0.0, 1.0, at
    tens = tokens.kind(at) == "ten"
    if tens:
        below, end = tokens[at].value, at + 1
        end += tokens.lower(end) in HYPHENS
    elif tokens.kind(at) in ("hundred", "scale"):
        scale, end = tokens[at].value, at + 1
    word = tokens.lower(end)
    plural = word.endswith("s") or word == "halves"
    kind, value = lexicon.numbers().get("half" if word == "halves" else word.removesuffix("s"), ("", 0.0))
    if kind not in ("ordinal", "part") or (value in (1, 2) and kind == "ordinal" and not tens):
        return None
    if tens and value >= 10:
        return None
    return (below + value) * scale, end + 1, plural
