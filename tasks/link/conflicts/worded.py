"""The words around a time or a place, with the families that reporters choose them from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tasks.link.claims.akin import kin_of
from tasks.link.thesaurus import Families, Kin

BESIDE = 7  # words before a time, or after it where hardly any are before, that are beside it
HARDLY_ANY = 3
BLANK = " . "  # where a time stood


@dataclass(frozen=True)
class Words:
    """What is said around the time or place at `span` of a sentence, each term with its families, looked up when asked.

    `text` is its clause's, `parts` are the subject and object, `led` is the sentence before.
    """

    sentence: str
    span: tuple[int, int]
    text: str
    parts: tuple[str, str]
    led: str = ""

    @cached_property
    def clause(self) -> dict[str, Families]:
        """What its clause says; where that is nothing else, its sentence."""
        return self._rest(self.text) | self.about or self.whole

    @cached_property
    def about(self) -> dict[str, Families]:
        """What the parts of its clause name."""
        return self._rest(self.parts[0]) | self._rest(self.parts[1])

    @cached_property
    def whole(self) -> dict[str, Families]:
        """What its sentence says."""
        return self._rest(self.sentence) | self.about

    @cached_property
    def before(self) -> Kin:
        """What its sentence and the one before say."""
        return {**kin_of(self.led), **self._rest(self.sentence)}

    @cached_property
    def beside(self) -> Kin:
        """What the words beside it say."""
        before, after = self.sentence[: self.span[0]].split(), self.sentence[self.span[1] :].split()
        return kin_of(_beside(before[-BESIDE:], after[:BESIDE]))

    def _rest(self, text: str) -> dict[str, Families]:
        """The terms of a text with their families, without those of the time or place itself."""
        own = kin_of(self.sentence[slice(*self.span)])
        return {term: families for term, families in kin_of(text).items() if term not in own}


def _beside(before: list[str], after: list[str]) -> str:
    return " ".join(before if len(before) > HARDLY_ANY else [*before, BLANK, *after])
