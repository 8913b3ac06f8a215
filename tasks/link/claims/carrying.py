"""How surely a text carries what several wordings say, in whatever words of its own.

What the wordings say together is their kernel: every term of theirs with the share of the independent texts that have
it. Signs of a text are how much of the kernel stands in its likest sentence or two, and how surely its statements say
what the wordings do; what they are worth is a logistic model of pairs of which it is known
(`python -m bench.fit_carrying`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tasks.link.claims.features import Features
from tasks.link.claims.passages import Passage, passages
from tasks.link.claims.weights import Weights
from tasks.link.fitted import chance_of, log_odds
from tasks.link.records import Report
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "claims_carrying.json"
NAMES = ("said", "kept", "near", "weight", "anywhere", "alike")
ONLY_ABOUT = 0.5  # factor where two wordings have nothing in common but whom or what both are about
NAMED = 0.3  # share of a term's statements that write it with a capital, from which on it is a name
Near = Mapping[str, Mapping[str, float]]
LEAST_FOUND = 2  # texts that have a term which counts as common


@dataclass(frozen=True, slots=True)
class Text:
    """What some reports say: the terms of their passages with their weight, and all terms."""

    passages: tuple[tuple[Passage, float], ...]
    words: Passage


@dataclass(frozen=True, slots=True)
class Kernel:
    """What several wordings say together.

    `shares` are their terms with the share of the texts that have each, `common` those of half of the texts and of two
    at least; `own` and `own_common` are the same without names. `alike` is how like the texts' wordings are to each
    other, on average.
    """

    wordings: tuple[Features, ...]
    shares: Mapping[str, float]
    common: Mapping[str, float]
    own: Mapping[str, float]
    own_common: Mapping[str, float]
    alike: float


def text_of(reports: Iterable[Report], weights: Weights) -> Text:
    """The text of some reports."""
    where = dict.fromkeys(passage for report in reports for passage in passages(report))
    weighed = tuple((passage, total(passage, weights)) for passage in where)
    return Text(weighed, frozenset().union(*where))


def names_of(rows: Iterable[Features]) -> frozenset[str]:
    """The terms that a story writes with a capital so often that they are names, where a sentence begins too."""
    given = list(rows)
    found = Counter(term for row in given for term in row.core)
    written = Counter(term for row in given for term in row.names)
    return frozenset(term for term, count in written.items() if count >= NAMED * found[term])


def kernel(wordings: Iterable[Features], names: Collection[str], weights: Weights) -> Kernel:
    """The kernel of wordings, in any order, of which some terms are names."""
    rows = tuple(sorted(wordings, key=lambda row: row.statement.statement_id))
    of: dict[str, list[Features]] = defaultdict(list)
    for row in rows:
        of[row.copy_group].append(row)
    counts = Counter(term for group in of.values() for term in frozenset().union(*(row.core for row in group)))
    shares = {term: counts[term] / len(of) for term in sorted(counts)}
    least = max(LEAST_FOUND, len(of) / 2) / len(of)
    common = {term: share for term, share in shares.items() if share >= least} or shares
    own, own_common = ({term: terms[term] for term in terms if term not in names} for terms in (shares, common))
    return Kernel(rows, shares, common, own, own_common or common, _alike(of, weights))


def _alike(of: Mapping[str, Sequence[Features]], weights: Weights) -> float:
    """The likeness of each two texts by their likest wordings, on average; 0 for one text."""
    pairs = list(combinations(sorted(of), 2))
    likest = (max(dice(one, other, weights) for one in of[a] for other in of[b]) for a, b in pairs)
    return math.fsum(likest) / len(pairs) if pairs else 0.0


def dice(one: Features, other: Features, weights: Weights) -> float:
    """Dice's coefficient of two clauses' weighted terms, less where they share only whom or what both are about."""
    common = one.core & other.core
    if not common:
        return 0.0
    alike = 2 * total(common, weights) / (total(one.core, weights) + total(other.core, weights))
    return alike * ONLY_ABOUT if common <= one.about & other.about else alike


def total(terms: Iterable[str], weights: Weights) -> float:
    """The weight of some terms."""
    return math.fsum(weights[term] for term in terms)


def signs(told: Kernel, text: Text, said: float, weights: Weights) -> dict[str, float]:
    """The signs under `NAMES` that a text carries a kernel.

    `said` is how surely a statement of its says what a wording does, on the average of the wordings; `kept` how much of
    the kernel stands in its best passage, `near` how like it is to a passage, `weight` what a passage has of it beside
    names; `anywhere` the share of the common terms, names aside, that stand in it at all. `alike` is the kernel's own.
    """
    whole = weights.total(told.shares)
    kept = near = weight = 0.0
    for passage, size in text.passages:
        if shared := _within(told.shares, passage, weights):
            kept = max(kept, shared / whole)
            near = max(near, 2 * shared / (whole + size))
            weight = max(weight, _within(told.own, passage, weights))
    anywhere = _within(told.own_common, text.words, weights) / weights.total(told.own_common)
    return dict(zip(NAMES, (said, kept, near, weight, anywhere, told.alike), strict=True))


def _within(shares: Mapping[str, float], passage: Passage, weights: Weights) -> float:
    return math.fsum(weights[term] * share for term, share in shares.items() if term in passage)


def said_by(articles: Collection[str], wordings: Sequence[Features], near: Near) -> float:
    """How surely statements of some articles say what each of several wordings does, on average, 0 to 1."""
    likeliest = (near.get(row.statement.statement_id, {}) for row in wordings)
    best = [max((known.get(article, 0.0) for article in articles), default=0.0) for known in likeliest]
    return math.fsum(best) / len(best) if best else 0.0


def carries(held: Mapping[str, float]) -> float:
    """The chance that a text of such signs carries what wordings of others say, or takes the other side of it."""
    return chance_of(log_odds(MODEL, held))
