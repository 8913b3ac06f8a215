"""The words around a time or a place, with the families that reporters choose them from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from tasks.link.claims.features import content
from tasks.link.thesaurus import Families, Kin, kin

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
        return {**_kin(self.led), **self._rest(self.sentence)}

    @cached_property
    def beside(self) -> Kin:
        """What the words beside it say."""
        before, after = self.sentence[: self.span[0]].split(), self.sentence[self.span[1] :].split()
        return _kin(_beside(before[-BESIDE:], after[:BESIDE]))

    def _rest(self, text: str) -> dict[str, Families]:
        """The terms of a text with their families, without those of the time or place itself."""
        own = _kin(self.sentence[slice(*self.span)])
        return {term: families for term, families in _kin(text).items() if term not in own}


def _beside(before: list[str], after: list[str]) -> str:
    return " ".join(before if len(before) > HARDLY_ANY else [*before, BLANK, *after])


@lru_cache(maxsize=20_000)
def _kin(text: str) -> Kin:
    return kin(text, content(text))
