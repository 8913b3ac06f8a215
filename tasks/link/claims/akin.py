"""What texts have in common where words and phrases of one family are taken to be the same (`tasks.link.thesaurus`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from tasks.link.boosted import Floats, Ints
from tasks.link.claims.features import content
from tasks.link.claims.held import Held, Pairs, dice, numbered, ordered, share, sums
from tasks.link.claims.weights import Weights
from tasks.link.thesaurus import Kin, kin


@lru_cache(maxsize=20_000)  # a story's clauses are asked for by its claims, what is left out, and its conflicts
def kin_of(text: str) -> Kin:
    """The content terms of a text with their families."""
    return kin(text, content(text))


class Texts:
    """Texts as they are compared with each other, pair by pair, each text once.

    `terms` are the terms of each, `weights` and `totals` what each of these and all of a text weigh, `related` the
    families of each term at its place, and `families` those that are in a text.
    """

    def __init__(self, texts: Iterable[str], weights: Weights) -> None:
        """See what stands in the texts."""
        known = {text: kin_of(text) for text in texts}
        self._at = {text: at for at, text in enumerate(known)}
        numbers = numbered(known.values())
        told = [(at, numbers[term], own) for at, kin in enumerate(known.values()) for term, own in kin.items()]
        row, term = (np.array([each[part] for each in told], dtype=np.int64) for part in range(2))
        self.terms = ordered(row, term, len(known), len(numbers))
        self.weights = np.array([weights[term] for term in numbers], dtype=float)[self.terms.thing]
        self.totals = self.terms.sums(self.weights)
        sizes = [len(each[2]) for each in told]
        family = np.array([family for each in told for family in each[2]], dtype=np.int64)
        place = self.terms.find(np.repeat(row, sizes), np.repeat(term, sizes))
        n_families = int(family.max(initial=0)) + 1
        self.related = ordered(place, family, len(self.terms.thing), n_families)
        every = np.unique(self.terms.row[place] * n_families + family)
        self.families = Held(every // n_families, every % n_families, len(known), n_families)

    def at(self, texts: Iterable[str]) -> Ints:
        """The places of some of the texts."""
        return np.array([self._at[text] for text in texts], dtype=np.int64)

    def alike(self, pairs: Pairs) -> Floats:
        """Dice's coefficient of the weighted terms of two texts, 0 to 1."""
        common = self.terms.common(pairs)
        shared = sums(len(pairs.one), common.pair, self.weights[common.one])
        return dice(shared, self._both(pairs))

    def akin(self, pairs: Pairs) -> Floats:
        """The same where words of one family are taken to be the same."""
        return dice(np.minimum(self._found(pairs), self._found(pairs.turned)), self._both(pairs))

    def within(self, pairs: Pairs) -> Floats:
        """The share of the first text that the other has, families taken in, 0 to 1."""
        return share(self._found(pairs), self.totals[pairs.one])

    def _both(self, pairs: Pairs) -> Floats:
        return self.totals[pairs.one] + self.totals[pairs.other]

    def _found(self, pairs: Pairs) -> Floats:
        """The weight of the first text's terms for which the other has the same, or one of a family."""
        text, term = self.terms.of(pairs.one)
        is_found = self.terms.find(pairs.other[text], self.terms.thing[term]) >= 0
        of, family = self.related.of(term)
        is_kin = self.families.find(pairs.other[text[of]], self.related.thing[family]) >= 0
        is_found[of[is_kin]] = True
        return sums(len(pairs.one), text[is_found], self.weights[term[is_found]])
