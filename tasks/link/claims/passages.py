"""Whether a text carries a claim anywhere, in whatever words: asked before anybody is said to leave it out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from tasks.link.claims.features import Features, Value, content
from tasks.link.claims.similar import differ, in_base
from tasks.link.claims.weights import Weights
from tasks.link.records import Figure, Report

SENTENCE_END = re.compile(r"(?<=[.!?][\"'”’)])\s+|(?<=[.!?])\s+(?=[\"'“‘(A-Z0-9])|\n+")
EVIDENCE = 0.5  # weight of terms found at which half of the share counts
NUMBER = 0.6  # how much of a number counts when it is asked whether a text speaks of a thing at all
ONLY_ABOUT = 0.2  # factor where a passage has of a wording only whom or what it is about
TEN = 10  # smaller counts are of anything
ANYWHERE = 0.1  # of how present a claim is, what its likest sentence says; the rest needs its terms in the text
TOPIC = 6  # a term in more passages (a sentence is in three) is what the text is about anyway
LEAST_FOUND = 2  # terms of a wording that must stand together
Passage = frozenset[str]


def passages(report: Report) -> list[Passage]:
    """The content terms of every sentence of a report, and of every two that follow each other."""
    found: list[Passage] = []
    for field in sorted(report.fields):
        sentences = [_terms(text) for text in SENTENCE_END.split(report.fields[field]) if text.strip()]
        found += sentences
        found += [first | second for first, second in pairwise(sentences)]
    return found


@lru_cache(maxsize=20_000)
def _terms(sentence: str) -> Passage:
    return frozenset(term.term for term in content(sentence))


def carried(wordings: Sequence[Features], where: Sequence[Passage], weights: Weights) -> float:
    """How much of the best kept wording, or of what most wordings share, stands in one or two sentences, 0 to 1."""
    kinds = [{term: row.terms[term] for term in row.core} for row in wordings]
    if len(kinds) > 1 and (common := _common(wordings)):
        kinds.append(common)
    counts = Counter(term for passage in where for term in passage)
    about = _about(wordings) | {term for term, count in counts.items() if count > TOPIC}
    return max((_kept(kind, passage, weights, about) for kind in kinds for passage in where), default=0.0)


def _about(wordings: Sequence[Features]) -> Passage:
    """The terms of whom or what the claim is about, and its names: to have them alone is not to say it."""
    return frozenset(term for row in wordings for term in row.about | row.names)


def present(wordings: Sequence[Features], where: Sequence[Passage], weights: Weights) -> float:
    """How far a text goes to say what the wordings say, 0 to 1: near 0 it speaks of something else altogether.

    It is how alike its likest sentence is to each wording, on average, times how much of what most wordings have in
    common stands in it anywhere.
    """
    text = frozenset().union(*where)
    common = in_common(wordings)
    total = weights.total(common)
    spoken = weights.total(_of(common, text)) / total if total else 1.0
    about = frozenset(term for row in wordings for term in row.about)
    weighed = [(passage, weights.total({term: _share(term) for term in passage})) for passage in where]
    alike = math.fsum(_likest(row, weighed, weights, about) for row in wordings) / len(wordings)
    return alike * (ANYWHERE + (1 - ANYWHERE) * spoken)


def spoken_of(clear: Features, where: Sequence[Passage], weights: Weights) -> float:
    """How much of what a wording says of whom it is about stands anywhere in a text, 0 to 1.

    Where it says what something is, all of it is asked for too, and the greater counts.
    """
    text = frozenset().union(*where)
    asked = [clear.core - clear.about or clear.core]
    if clear.statement.predicate == "be":
        asked.append(clear.core)
    totals = [(weights.total(dict.fromkeys(told, 1.0)), dict.fromkeys(told & text, 1.0)) for told in asked]
    return max(weights.total(spoken) / total if total else 0.0 for total, spoken in totals)


def _likest(row: Features, where: Sequence[tuple[Passage, float]], weights: Weights, about: Passage) -> float:
    """Dice's coefficient of a wording's weighted terms and those of the passage likest to it.

    A passage that has only whom or what it is about counts less.
    """
    core = {term: row.terms[term] * _share(term) for term in row.core}
    total, told = weights.total(core), row.core - about or row.core
    shared = ((_of(core, passage), weight) for passage, weight in where)
    likest = (
        2 * weights.total(kept) / (total + weight) * (1.0 if told & kept.keys() else ONLY_ABOUT)
        for kept, weight in shared
        if kept
    )
    return max(likest, default=0.0)


def _of(core: Mapping[str, float], passage: Passage) -> dict[str, float]:
    return {term: share for term, share in core.items() if term in passage}


def _share(term: str) -> float:
    """How much of a term counts: who gives another number speaks of the same."""
    return NUMBER if term[0].isdigit() else 1.0


def counted_otherwise(wordings: Sequence[Features], report: Report, figures: Iterable[Figure]) -> bool:
    """Whether a text's figures for what the wordings count or measure are others: it disputes what they say, if at all.

    A figure is for the same where its unit is and its sentence has a word that most wordings have.
    """
    common = in_common(wordings)
    numbers = {term for term in common if term[0].isdigit()}
    things = common.keys() - numbers
    counted = [value for row in wordings for value in row.values if _ends(value) & numbers]
    others = [figure for figure in figures if things & _terms(figure.counted or "")]
    within = [figure for figure in figures if things & _terms(_sentence(report, figure))]
    told = [value for value in map(_value, within) if value[0] != "count" or (value[1] or value[2] or 0) >= TEN]
    is_other = bool(numbers and others) and not any(_ends(_value(figure)) & numbers for figure in others)
    return is_other or differ(map(in_base, counted), [in_base(value) for value in told])


def _value(figure: Figure) -> Value:
    return figure.unit, figure.value_low, figure.value_high


def _ends(value: Value) -> set[str]:
    """The numbers of a figure as terms."""
    return {f"{end:.12g}" for end in value[1:] if end is not None}


def _sentence(report: Report, figure: Figure) -> str:
    return report.text(figure.field, figure.sentence_start, figure.sentence_end)


def in_common(wordings: Sequence[Features]) -> dict[str, float]:
    """The terms of the clauses themselves that half of the reporting texts have."""
    of = {(term, row.copy_group) for row in wordings for term in row.core}
    least = max(LEAST_FOUND, len({row.copy_group for row in wordings}) / 2)
    counts = Counter(term for term, _ in of)
    return {term: 1.0 for term, count in sorted(counts.items()) if count >= least}


def _common(wordings: Sequence[Features], least: float = 0.5) -> dict[str, float]:
    """Terms that so many of the reporting texts have in clause or sentence, with the share that has them."""
    of = {(term, row.copy_group) for row in wordings for term in row.terms}
    n = len({row.copy_group for row in wordings})
    counts = Counter(term for term, _ in of)
    return {term: count / n for term, count in sorted(counts.items()) if count >= least * n}


def _kept(core: Mapping[str, float], passage: Passage, weights: Weights, about: Passage) -> float:
    kept = {term: share for term, share in core.items() if term in passage}
    told = core.keys() - about or core.keys()
    if len(kept) < min(LEAST_FOUND, len(core)) or not told & kept.keys():
        return 0.0
    weight = weights.total(kept)
    return weight / weights.total(core) * weight / (weight + EVIDENCE)
