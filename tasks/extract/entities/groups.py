"""Names of one text with the same words, taken together before any two of different words are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tasks.extract.entities import lexicon
from tasks.extract.entities.naming import Form
from tasks.names import Words

LONGEST = 7  # words of a name of which every stretch is looked up
TITLED = 3  # how many bare mentions one outweighs, when a kind is decided, whose title or company tells it
SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "la", "del", "&", "a", "an", "at", "by"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One name as it stands: its form, the kind it was given, its place in the order of the text; `sure` where what
    stands beside it tells its kind.
    """

    form: Form
    kind: str
    at: int
    sure: bool = False


@dataclass(slots=True)
class Group:
    """All namings of one wording; `units` are the numbers of what they stand in, in order."""

    words: Words
    units: list[int] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    kind: str = "MISC"

    @property
    def gender(self) -> str | None:
        """The gender that titles and given names agree on."""
        found = {naming.form.gender for naming in self.namings} - {None}
        return found.pop() if len(found) == 1 else None

    @property
    def is_relative(self) -> bool:
        """Whether it is only ever named as somebody's wife, brother, …: the bare surname is then rather the other's."""
        return all(naming.form.title in lexicon.kin() for naming in self.namings)

    @property
    def is_acronym(self) -> bool:
        """Whether it is initials and nothing else."""
        return len(self.words) == 1 and any(naming.form.is_acronym for naming in self.namings)


def group(units: Sequence[Sequence[Naming]]) -> dict[Words, Group]:
    """Every wording with its namings, in order of first appearance."""
    found: dict[Words, Group] = {}
    for number, unit in enumerate(units):
        for naming in unit:
            one = found.setdefault(naming.form.words, Group(naming.form.words))
            one.units.append(number)
            one.namings.append(naming)
    for one in found.values():
        one.kind = kind_of(one.namings)
    return found


def kind_of(namings: Iterable[Naming]) -> str:
    """The kind most namings were given; one that is sure, or has a person's title, counts for several."""
    votes: Counter[str] = Counter()
    for naming in namings:
        titled = naming.kind == "PERSON" and naming.form.title
        votes[naming.kind] += TITLED if naming.sure or titled else 1
    return max(votes, key=lambda kind: votes[kind]) if votes else "MISC"


def stretches(words: Words, person: bool) -> set[Words]:
    """Every shorter wording that could stand for a name: its runs of words; a person's first and last."""
    words = words[:LONGEST]
    size = len(words)
    found = {words[low:high] for low in range(size) for high in range(low + 1, size + 1) if high - low < size}
    if person and size > 2:
        found.add((words[0], words[-1]))
    return found


def initials(words: Words) -> set[str]:
    """A long name's initials, with and without its small words."""
    if len(words) < 2:
        return set()
    every = "".join(word[0] for word in words)
    return {every, "".join(word[0] for word in words if word not in SMALL)}
