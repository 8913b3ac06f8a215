"""Cardinal numbers in words and digits: "1.2 million", "three hundred and two", "fifty-two", "five point five"."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.figures.tokens import HYPHENS, Tokens

_SMALL = ("digit", "teen", "ten")
_COUNT_AFTER_M = 5  # words looked at after "1.3m" for the plural that it counts
_MONEY_SUFFIXES = ("b", "t", "mm")


@dataclass(slots=True)
class Cardinal:
    """A number being read: the value of whole groups, of the group at hand, and where it ends (token, exclusive)."""

    total: float = 0.0
    group: float | None = None
    floor: float = float("inf")
    last: str = ""
    digits: bool = False
    end: int = 0

    @property
    def value(self) -> float:
        """The number so far."""
        return self.total + (self.group or 0.0)


def read(tokens: Tokens, start: int, money: bool = False) -> Cardinal | None:
    """The longest cardinal that begins at a token; `money`: a currency's mark stands before it."""
    number = Cardinal(end=start)
    if tokens.lower(start) in ("a", "an") and tokens.near(start + 1):
        if tokens.kind(start + 1) not in ("hundred", "scale"):
            return None
        number.group, number.end = 1.0, start + 1
    if tokens.kind(start) == "hundred" and tokens.kind(start + 1) == "scale" and tokens.near(start + 1):
        number.group = 1.0
    while number.end < len(tokens) and _take(tokens, number):
        pass
    if not number.last:
        return None
    if number.digits and number.group is not None:
        _suffix(tokens, number, money)
    _point(tokens, number)
    return number


def _take(tokens: Tokens, number: Cardinal) -> bool:
    """Take one more word (or "and", or a hyphen with the word after it); False where the number ends."""
    at = number.end
    if number.last:
        at = _step_over(tokens, number)
        if at < 0:
            return False
    elif number.group is not None and tokens.kind(at) != "hundred" and not tokens.near(at):
        return False
    if not _joins(tokens, number, at):
        return False
    _add(tokens, number, at)
    number.end = at + 1
    return True


def _step_over(tokens: Tokens, number: Cardinal) -> int:
    """The next word that could go on: over "and" after a hundred or scale, over the hyphen of "fifty-two"; or -1."""
    at = number.end
    if not tokens.near(at):
        return -1
    if tokens.lower(at) == "and" and number.last in ("hundred", "scale") and tokens.near(at + 1):
        small = tokens.kind(at + 1) in _SMALL or tokens.kind(at + 1) == "numeral"
        return at + 1 if small and _may_follow_and(tokens, number, at + 1) else -1
    if tokens.lower(at) in HYPHENS and tokens.near(at + 1):
        return at + 1 if (number.last == "ten" and tokens.kind(at + 1) == "digit") or _scale_after(tokens, at) else -1
    return at


def _scale_after(tokens: Tokens, at: int) -> bool:
    return tokens.kind(at + 1) in ("hundred", "scale") and tokens.glued(at) and tokens.glued(at + 1)


def _may_follow_and(tokens: Tokens, number: Cardinal, at: int) -> bool:
    """Whether what follows "and" is the rest of this number, not a number of its own."""
    if tokens.kind(at + 1) == "part" or tokens.lower(at + 1) == "thirds":
        return False
    if tokens.kind(at + 1) in ("hundred", "scale") and number.last == "hundred" and number.digits:
        return False
    if number.digits or tokens.kind(at) == "numeral":
        return (number.last == "hundred" or number.floor <= 1000) and 0 < tokens[at].value < 100
    return True


def _joins(tokens: Tokens, number: Cardinal, at: int) -> bool:
    kind, group = tokens.kind(at), number.group
    if kind == "numeral":
        after_scale = number.last in ("hundred", "scale") and tokens.lower(at - 1) == "and"
        return not number.last or after_scale or _numeral_after_scale(tokens, number, at)
    if kind == "digit":
        fresh = group is None or group % 100 == 0 or (number.last == "ten")
        return fresh and number.last != "numeral" and (group is None or group > 0)
    if kind in ("teen", "ten"):
        return (group is None or (group > 0 and group % 100 == 0)) and number.last != "numeral"
    if kind == "hundred":
        return group is not None and 0 < group < 1000 and group % 100 != 0
    if kind == "scale":
        return _scale_joins(tokens, number, at)
    return False


def _numeral_after_scale(tokens: Tokens, number: Cardinal, at: int) -> bool:
    follows = tokens.kind(at + 1) in ("hundred", "scale") and number.digits
    return follows and number.last == "scale" and tokens[at].value < number.floor


def _scale_joins(tokens: Tokens, number: Cardinal, at: int) -> bool:
    if number.group is None:
        return number.last == "scale" and number.total > 0
    return tokens[at].value < number.floor


def _add(tokens: Tokens, number: Cardinal, at: int) -> None:
    token = tokens[at]
    if token.kind == "hundred":
        number.group = (number.group or 1.0) * 100
    elif token.kind == "scale" and number.group is None:
        number.total *= token.value
    elif token.kind == "scale":
        number.total += (number.group or 0.0) * token.value
        number.group, number.floor = None, token.value
    else:
        number.group = (number.group or 0.0) + token.value
        number.digits = number.digits or token.kind == "numeral"
    number.last = token.kind


def _suffix(tokens: Tokens, number: Cardinal, money: bool) -> None:
    """A letter for a scale after digits: 10k, 3bn; "m" and "b" only where they can be no unit."""
    at = number.end
    if number.last != "numeral" or tokens.kind(at) != "suffix" or not tokens.near(at):
        return
    text, glued = tokens[at].text, tokens.glued(at)
    if len(text) == 1 and not glued and not money and text != "k":
        return
    sure = text.lower() not in ("m", "g", *_MONEY_SUFFIXES) or money or text in ("M", "B")
    if sure or (text == "b" and glued) or (text == "m" and _counts(tokens, at + 1)):
        number.group = (number.group or 0.0) * tokens[at].value
        number.last, number.end = "suffix", at + 1


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether words follow "1.3m" that end in a plural: then the m is a million, not metres."""
    for index in range(at, at + _COUNT_AFTER_M):
        if not tokens.near(index) or not tokens.kind(index):
            return False
        word = tokens.lower(index)
        if word == "people" or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us"))):
            return True
        if tokens.kind(index) != "word" or word in ("of", "in", "from", "long", "high", "tall", "wide", "deep", "away"):
            return False
    return False


def _point(tokens: Tokens, number: Cardinal) -> None:
    """Decimals in words: "two hundred point zero three", "point seventy-one"."""
    at = number.end
    if number.digits or tokens.lower(at) != "point" or tokens.kind(at + 1) not in _SMALL or not tokens.near(at + 1):
        return
    digits, at = "", at + 1
    while tokens.kind(at) in _SMALL and tokens.near(at):
        part = read(tokens, at) if tokens.kind(at) == "ten" else None
        digits += f"{int(part.value if part else tokens[at].value)}"
        at = part.end if part else at + 1
    number.group = number.value + float(f"0.{digits}") - number.total
    number.end = at
