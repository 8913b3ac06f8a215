"""The words around a time, with the families that reporters choose them from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tasks.link.claims.features import content
from tasks.link.thesaurus import Kin, kin

BESIDE = 7  # words before a time, or after it where hardly any are before, that are beside it
HARDLY_ANY = 3
BLANK = " . "  # where a time stood


@dataclass(frozen=True)
class Words:
    """What is said around the time at `span` of a sentence, each term with its families, looked up when asked.

    `text` is its clause's and `parts` the subject and object, with no time in them.
    """

    sentence: str
    span: tuple[int, int]
    text: str
    parts: str
    led: str = ""

    @cached_property
    def before(self) -> Kin:
        """What the sentence before says, and its own."""
        return _kin(f"{self.led}{BLANK}{self._rest}")

    @cached_property
    def clause(self) -> Kin:
        """What its clause says; where that is nothing else, its sentence."""
        return _kin(f"{self.text if content(self.text) else self._rest}{BLANK}{self.parts}")

    @cached_property
    def about(self) -> Kin:
        """What the parts of its clause name."""
        return _kin(self.parts)

    @cached_property
    def whole(self) -> Kin:
        """What its sentence says."""
        return _kin(f"{self._rest}{BLANK}{self.parts}")

    @cached_property
    def beside(self) -> Kin:
        """What the words beside it say."""
        before, after = self.sentence[: self.span[0]].split(), self.sentence[self.span[1] :].split()
        return _kin(_beside(before[-BESIDE:], after[:BESIDE]))

    @property
    def _rest(self) -> str:
        return self.sentence[: self.span[0]] + BLANK + self.sentence[self.span[1] :]


def _beside(before: list[str], after: list[str]) -> str:
    return " ".join(before if len(before) > HARDLY_ANY else [*before, BLANK, *after])


def _kin(text: str) -> Kin:
    return kin(text, content(text))
