"""Statements with all that a comparison of each two asks of them, as arrays."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache

import numpy as np

from tasks.link.boosted import Floats, Ints
from tasks.link.claims.akin import Texts
from tasks.link.claims.features import CONTEXT, Features
from tasks.link.claims.held import Bools, Held, held, numbered
from tasks.link.claims.measured import Measured
from tasks.link.claims.weights import Weights, general_weight
from tasks.link.utterances.senses import kin


class Bag:
    """The terms of some statements with what each weighs at its place.

    `numbers` are the terms' numbers, `names` the terms by these. `weights` are with shares, `own` the same of a
    clause's own terms (`is_own`) and 0 of others, `whole` in full; `totals` the sums of these three for each statement.
    `general` is what a term weighs in any story, `figures` that by its length. `is_about`, `is_name`, `is_number`:
    whether it is its subject's, has a capital, or is a number of the clause.
    """

    def __init__(self, rows: Sequence[Features], weights: Weights) -> None:
        """Weigh the terms of some statements."""
        self.numbers = numbered(row.terms for row in rows)
        self.names = list(self.numbers)
        self.terms = held([row.terms for row in rows], self.numbers)
        share = self._shares(rows)
        self.whole = self._of_each(weights[term] for term in self.names)
        self.weights = self.whole * share
        self.is_own = share > CONTEXT
        self.own = np.where(self.is_own, self.weights, 0.0)
        self.totals = [self.terms.sums(each) for each in (self.weights, self.own, self.whole)]
        self.general = self._of_each(map(general_weight, self.names))
        self.figures = self._of_each(map(len, self.names)) * self.general
        self.is_about = self._is_among([row.about for row in rows])
        self.is_name = self._is_among([row.names for row in rows])
        self.is_number = self.is_own & (self._of_each(term[0].isdigit() for term in self.names) > 0)

    def _shares(self, rows: Sequence[Features]) -> Floats:
        owner = np.repeat(np.arange(len(rows)), [len(row.terms) for row in rows])
        given = np.array([self.numbers[term] for row in rows for term in row.terms], dtype=np.int64)
        found = np.empty(len(given))
        found[self.terms.find(owner, given)] = [share for row in rows for share in row.terms.values()]
        return found

    def _of_each(self, values: Iterable[float]) -> Floats:
        return np.array([*values], dtype=float)[self.terms.thing]

    def _is_among(self, parts: Sequence[frozenset[str]]) -> Bools:
        return np.isin(self.terms.keys, held(parts, self.numbers).keys)


class Weighed:
    """Statements with their terms' weights, and what else pairs of them are compared by, statement by statement.

    `put` are the names of what a statement's terms are put for or derived of, and `put_by` the places of these terms;
    `does` is the kin of its predicate, `acts` that predicate's terms, `measured` the measures that it gives, and
    `elsewhere` those that the rest of its report does. `clause`, `sentence`, `subject`, `object`, `predicate` are the
    places of its parts in `texts`. `text` tells statements of one text, the others what their names say.
    """

    def __init__(self, rows: Sequence[Features], weights: Weights, measured: Measured) -> None:
        """See what every comparison asks of some statements."""
        told = [row.statement for row in rows]
        self.rows = rows
        self.bag = Bag(rows, weights)
        parts = {
            "clause": [each.text for each in told],
            "sentence": [row.whole for row in rows],
            "subject": [each.subject or "" for each in told],
            "object": [each.object or "" for each in told],
            "predicate": [each.predicate for each in told],
        }
        self.texts = Texts((text for part in parts.values() for text in part), weights)
        self.clause, self.sentence, self.subject, self.object, self.predicate = map(self.texts.at, parts.values())
        self.acts = held([row.predicate for row in rows], self.bag.numbers)
        self.does = held([_does(each.predicate.lower()) for each in told])
        given = [measured.of(each) for each in told]
        self.measured = held(given, numbers := numbered(measured.told_by(each.article_id) for each in told))
        rest = [measured.told_by(each.article_id) - own for each, own in zip(told, given, strict=True)]
        self.elsewhere = held(rest, numbers)
        self.put, self.put_by = _put(self.bag)
        self.text = _codes(row.copy_group for row in rows)
        self.kind = _codes(each.predicate_class for each in told)
        self.has_kind = np.array([each.predicate_class is not None for each in told])
        self.denied = _codes(each.negated for each in told)
        self.modality, self.tense, self.voice = (
            _codes(getattr(each, name) for each in told) for name in ("modality", "tense", "voice")
        )
        self.length = np.array([len(each.text) for each in told], dtype=float)
        self.depth = np.array([row.depth for row in rows])
        self.has_number = self.bag.terms.sums(self.bag.is_number.astype(float)) > 0
        self.has_value = np.array([bool(row.values) for row in rows])


def _codes(values: Iterable[Hashable]) -> Ints:
    """A number for each of some values, the same for the same."""
    seen: dict[Hashable, int] = {}
    return np.array([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)


def _does(verb: str) -> frozenset[str]:
    return _kin_of(verb) | _kin_of(verb.partition(" ")[0])


def _put(bag: Bag) -> tuple[Held, Ints]:
    """For each statement the names of what its terms are put for or derived of, and the place of the term of each."""
    kin = held([_kin_of(_words(term)) for term in bag.names])
    at, name = kin.of(bag.terms.thing)
    order = np.lexsort((at, kin.thing[name], bag.terms.row[at]))
    at, name = at[order], kin.thing[name[order]]
    return Held(bag.terms.row[at], name, bag.terms.n_rows, kin.n_things), at


def _words(term: str) -> str:
    """The words of a term: those of a sense are joined by hyphens behind its sign."""
    return term[1:].replace("-", " ") if term[0] == "=" else term


@lru_cache(maxsize=50_000)
def _kin_of(phrase: str) -> frozenset[str]:
    return kin(phrase)
