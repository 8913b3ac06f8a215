"""Which things each of some rows has, as arrays: what pairs of rows have in common is found for all pairs at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tasks.link.boosted import Floats, Ints

Bools: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = Mapping[str, int]


class Pairs(NamedTuple):
    """Pairs of rows, by the places of the first and the other of each."""

    one: Ints
    other: Ints

    @property
    def turned(self) -> Pairs:
        """The other first."""
        return Pairs(self.other, self.one)


class Common(NamedTuple):
    """What pairs of rows have in common: of which pair each thing is, and where it stands among either one's things."""

    pair: Ints
    one: Ints
    other: Ints


@dataclass(frozen=True, slots=True)
class Held:
    """The things of each of `n_rows` rows, the rows one after the other, each one's things in ascending order.

    `row` and `thing` tell of every place whose it is and what stands there, things being numbers below `n_things`.
    """

    row: Ints
    thing: Ints
    n_rows: int
    n_things: int
    first: Ints = field(init=False)
    keys: Ints = field(init=False)

    def __post_init__(self) -> None:
        """Set where each row begins, and the one number of every row and thing, by which it is found."""
        object.__setattr__(self, "first", np.searchsorted(self.row, np.arange(self.n_rows + 1)))
        object.__setattr__(self, "keys", self.row * self.n_things + self.thing)

    def of(self, rows: Ints) -> tuple[Ints, Ints]:
        """The places of all that some rows have, in the order of `rows`: which of these has it, and the place."""
        return _stretches(self.first[rows], self.first[rows + 1])

    def all_of(self, rows: Ints, things: Ints) -> tuple[Ints, Ints]:
        """The places of each thing among what a row has, where it may have it several times: which thing, and where."""
        wanted = rows * self.n_things + things
        return _stretches(np.searchsorted(self.keys, wanted), np.searchsorted(self.keys, wanted, side="right"))

    def find(self, rows: Ints, things: Ints) -> Ints:
        """The place of each thing among what a row has; -1 where it has it not."""
        if not len(self.keys):
            return np.full(len(rows), -1)
        wanted = rows * self.n_things + things
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, at, -1)

    def common(self, pairs: Pairs, theirs: Held | None = None) -> Common:
        """What pairs of rows have in common: the first of these rows, the other of these too or of `theirs`."""
        pair, at = self.of(pairs.one)
        found = (theirs or self).find(pairs.other[pair], self.thing[at])
        has = found >= 0
        return Common(pair[has], at[has], found[has])

    def meets(self, pairs: Pairs, theirs: Held | None = None) -> Bools:
        """Whether pairs of rows, as in `common`, have anything in common."""
        return np.bincount(self.common(pairs, theirs).pair, minlength=len(pairs.one)) > 0

    def sums(self, weights: Floats) -> Floats:
        """For each row the weight of all that it has."""
        return sums(self.n_rows, self.row, weights)


def sums(n: int, of: Ints, values: Floats | Bools) -> Floats:
    """For each of `n` the sum of the values that are its."""
    return np.bincount(of, values.astype(float), n).astype(float)


def most(n: int, of: Ints, values: Floats) -> Floats:
    """For each of `n` the greatest of the values that are its, 0 or more."""
    best = np.zeros(n)
    np.maximum.at(best, of, values)
    return best


def _stretches(begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """All places of some stretches, one after the other: which stretch each is of, and the place."""
    sizes = end - begin
    which = np.repeat(np.arange(len(sizes)), sizes)
    return which, np.arange(len(which)) + np.repeat(begin - (np.cumsum(sizes) - sizes), sizes)


def numbered(rows: Iterable[Iterable[str]]) -> Numbers:
    """The things of some rows with their numbers, in their own order, so that what else there is does not change it."""
    return {thing: number for number, thing in enumerate(sorted({thing for row in rows for thing in row}))}


def held(rows: Sequence[Collection[str]], numbers: Numbers | None = None) -> Held:
    """What rows have, by the numbers of things; what has none is left out."""
    known = numbered(rows) if numbers is None else numbers
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    thing = np.array([known.get(thing, -1) for row in rows for thing in row], dtype=np.int64)
    return ordered(owner[thing >= 0], thing[thing >= 0], len(rows), len(known))


def ordered(owner: Ints, thing: Ints, n_rows: int, n_things: int) -> Held:
    """Rows and their things, in any order."""
    order = np.lexsort((thing, owner))
    return Held(owner[order], thing[order], n_rows, n_things)


def share(part: Floats, whole: Floats) -> Floats:
    """Each part of its whole; 0 where that is nothing."""
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)


def dice(shared: Floats, both: Floats) -> Floats:
    """Dice's coefficients of what pairs share and of what both of each have together; 0 where that is nothing."""
    return share(2 * shared, both)
