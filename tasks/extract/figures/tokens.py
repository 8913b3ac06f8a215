"""Numerals, words and marks of a text: what the grammar of numbers reads."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from dataclasses import dataclass

from tasks.extract.figures import lexicon

_TOKEN = re.compile(
    r"(?P<numeral>(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])|"
    r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9]|,[0-9])"
    r"|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2}(?![0-9]))?|(?<![0-9])\.[0-9]+)"
    r"|(?P<vulgar>[\u00bc-\u00be\u2150-\u215e])|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])"
)
_ADDRESS = re.compile(
    r"(?i)(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<![\w])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w])"
)
_SPACES = re.compile(r"[ \t\u00a0\u2009\u202f]*")
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text; `kind` is what a number word is (`digit`, `scale` …), else numeral, vulgar, word, mark."""

    text: str
    start: int
    end: int
    kind: str
    value: float


class Tokens:
    """A text's tokens, with what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = [_token(match) for match in _TOKEN.finditer(text)]
        self._addresses = deque(match.span() for match in _ADDRESS.finditer(text))

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, index: int) -> Token:
        return self.all[index]

    def kind(self, index: int) -> str:
        """A token's kind, "" past the end."""
        return self.all[index].kind if 0 <= index < len(self.all) else ""

    def lower(self, index: int) -> str:
        """A token's text in lower case, "" past the end."""
        return self.all[index].text.lower() if 0 <= index < len(self.all) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < index < len(self.all) and self.all[index - 1].end == self.all[index].start

    def near(self, index: int) -> bool:
        """Whether only spaces of one line stand between a token and the one before it."""
        if not 0 < index < len(self.all):
            return False
        gap = self.text[self.all[index - 1].end : self.all[index].start]
        return len(gap) < 4 and _SPACES.fullmatch(gap) is not None

    def masked(self, index: int) -> bool:
        """Whether a token stands in an address of a page, a person or a machine."""
        while self._addresses and self._addresses[0][1] <= self.all[index].start:
            self._addresses.popleft()
        return bool(self._addresses) and self._addresses[0][0] <= self.all[index].start


def _token(match: re.Match[str]) -> Token:
    text, kind = match.group(), match.lastgroup or ""
    value = 0.0
    if kind == "numeral":
        value = float(re.sub(r"[,\s]", "", text))
    elif kind == "vulgar":
        value = unicodedata.numeric(text)
    elif kind == "word":
        kind, value = lexicon.numbers().get(text.lower(), (kind, value))
    return Token(text, match.start(), match.end(), kind, value)
