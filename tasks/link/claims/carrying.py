"""How surely a text carries what several wordings say, in whatever words of its own.

What the wordings say together is their kernel: every term of theirs with the share of the independent texts that have
it. Signs of a text are how much of the kernel stands in its likest sentence or two, and how like its statements are to
the wordings; what they are worth is a logistic model of pairs of which it is known (`python -m bench.fit_carrying`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tasks.link.claims.features import Features, Value
from tasks.link.claims.passages import Passage, passages, terms_of
from tasks.link.claims.similar import differ, in_base
from tasks.link.claims.weights import Weights
from tasks.link.fitted import log_odds
from tasks.link.records import Figure, Report
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "claims_carrying.json"
NAMES = ("like", "kept", "near", "weight", "anywhere", "alike")
ONLY_ABOUT = 0.5  # factor where two wordings have nothing in common but whom or what both are about
NAMED = 0.3  # share of a term's statements that write it with a capital, from which on it is a name
LEAST_FOUND = 2  # texts that have a term which counts as common


@dataclass(frozen=True, slots=True)
class Text:
    """What some reports say: the terms of their passages with their weight, all terms, and their statements."""

    passages: tuple[tuple[Passage, float], ...]
    words: Passage
    said: tuple[Features, ...]


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


def text_of(reports: Iterable[Report], said: Iterable[Features], weights: Weights) -> Text:
    """The text of some reports, of which the statements are given."""
    where = dict.fromkeys(passage for report in reports for passage in passages(report))
    weighed = tuple((passage, total(passage, weights)) for passage in where)
    return Text(weighed, frozenset().union(*where), tuple(said))


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


def signs(told: Kernel, text: Text, weights: Weights) -> dict[str, float]:
    """The signs under `NAMES` that a text carries a kernel.

    `like` is its statement likest to any wording; `kept` how much of the kernel stands in its best passage, `near` how
    like it is to a passage, `weight` what a passage has of it beside names; `anywhere` the share of the common terms,
    names aside, that stand in it at all. `alike` is the kernel's own.
    """
    whole = weights.total(told.shares)
    kept = near = weight = 0.0
    for passage, size in text.passages:
        if shared := _within(told.shares, passage, weights):
            kept = max(kept, shared / whole)
            near = max(near, 2 * shared / (whole + size))
            weight = max(weight, _within(told.own, passage, weights))
    like = max((dice(row, other, weights) for row in told.wordings for other in text.said), default=0.0)
    anywhere = _within(told.own_common, text.words, weights) / weights.total(told.own_common)
    return dict(zip(NAMES, (like, kept, near, weight, anywhere, told.alike), strict=True))


def _within(shares: Mapping[str, float], passage: Passage, weights: Weights) -> float:
    return math.fsum(weights[term] * share for term, share in shares.items() if term in passage)


def carries(told: Kernel, text: Text, weights: Weights) -> float:
    """The chance that a text carries what wordings of others say, or takes the other side of it."""
    return 1 / (1 + math.exp(-log_odds(MODEL, signs(told, text, weights))))


def otherwise(told: Kernel, report: Report, figures: Iterable[Figure], weights: Weights) -> float:
    """How much of a kernel stands in a sentence of a report that has another number for the one in common, 0 to 1.

    The numbers themselves do not count, and a number is another where it is of the same unit.
    """
    numbers = {term for term in told.common if term[0].isdigit()}
    counted = [in_base(value) for row in told.wordings for value in row.values if _ends(value) & numbers]
    things = {term: share for term, share in told.shares.items() if not term[0].isdigit()}
    others = [figure for figure in figures if differ(counted, [in_base(_value(figure))])]
    said = (terms_of(report.text(each.field, each.sentence_start, each.sentence_end)) for each in others)
    return max((_within(things, terms, weights) for terms in said), default=0.0) / (weights.total(things) or 1.0)


def _value(figure: Figure) -> Value:
    return figure.unit, figure.value_low, figure.value_high


def _ends(value: Value) -> set[str]:
    """The numbers of a figure as terms."""
    return {f"{end:.12g}" for end in value[1:] if end is not None}
