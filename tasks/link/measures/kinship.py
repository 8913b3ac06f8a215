"""What a figure's sentence says by families of words: posts and jobs, shells and impacts, to go and to disappear."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.link.measures import lexicon
from tasks.link.measures.beside import Beside
from tasks.link.records import Figure
from tasks.link.terms import terms
from tasks.link.thesaurus import NONE, Families, Kin, families_of, kin


@dataclass(frozen=True, slots=True)
class Kinship:
    """The families of a figure's words.

    `sentence` are those of its sentence's terms, `near` those of its part of it, `setting` those of the sentence and
    the one before; `called` are the families of the noun that it counts.
    """

    sentence: Kin
    near: Kin
    setting: Kin
    called: Families


def kinship(figure: Figure, sentence: str, near: Beside, previous: str) -> Kinship:
    """The families of what is said round a figure, given its sentence less the number, and the sentence before."""
    own = _kin(sentence)
    setting = {**_kin(previous), **own} if previous else own
    return Kinship(own, _kin(" . ".join(near)), setting, _last(figure.counted))


def _kin(text: str) -> Kin:
    told = (each for each in terms(text) if not each.term[0].isdigit() and each.term not in lexicon.common_stems())
    return kin(text, told)


def _last(phrase: str | None) -> Families:
    """The families of a phrase's last word, and of the phrases that end with it."""
    found = families_of(phrase or "")
    end = len((phrase or "").rstrip())
    return NONE.union(*(families for _, last, families in found if last == end))
