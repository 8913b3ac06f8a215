"""What a figure's sentence says by families of words: posts and jobs, shells and impacts, to go and to disappear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from tasks.link.measures import lexicon
from tasks.link.measures.beside import Beside
from tasks.link.terms import terms
from tasks.link.thesaurus import NONE, Families, Kin, families_of, kin


@dataclass(frozen=True)
class Kinship:
    """The families of a figure's words, looked up when they are asked for: few figures have one like them.

    `text` is its sentence less the number, `beside` its part of it, `previous` the sentence before.
    """

    text: str
    beside: Beside
    previous: str
    counted: str | None

    @cached_property
    def sentence(self) -> Kin:
        """Those of its sentence's terms."""
        return _kin(self.text)

    @cached_property
    def near(self) -> Kin:
        """Those of its part of the sentence."""
        return _kin(" . ".join(self.beside))

    @cached_property
    def setting(self) -> Kin:
        """Those of the sentence and of the one before."""
        return {**_kin(self.previous), **self.sentence} if self.previous else self.sentence

    @cached_property
    def called(self) -> Families:
        """Those of the noun that it counts."""
        return _last(self.counted)


@lru_cache(maxsize=5_000)  # a sentence has several figures, and stands before those of the next
def _kin(text: str) -> Kin:
    told = (each for each in terms(text) if not each.term[0].isdigit() and each.term not in lexicon.common_stems())
    return kin(text, told)


def _last(phrase: str | None) -> Families:
    """The families of a phrase's last word, and of the phrases that end with it."""
    found = families_of(phrase or "")
    end = len((phrase or "").rstrip())
    return NONE.union(*(families for _, last, families in found if last == end))
