"""Whether a text carries a claim anywhere, in whatever words: asked before anybody is said to leave it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from tasks.link.claims.features import Features, content
from tasks.link.claims.weights import Weights
from tasks.link.records import Report

SENTENCE_END = re.compile(r"(?<=[.!?][\"'”’)])\s+|(?<=[.!?])\s+(?=[\"'“‘(A-Z0-9])|\n+")
EVIDENCE = 0.5  # weight of terms found at which half of the share counts
MOST = 0.66  # share of the reporting texts that has a term all are about
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


def hinted(wordings: Sequence[Features], where: Sequence[Passage], weights: Weights) -> bool:
    """Whether a text speaks of what most wordings name, if it says nothing alike: reason for doubt.

    Two terms that most wordings have stand together, one of them at least no topic of the whole text; or the most
    telling term of all of them, names and numbers aside, stands there at all.
    """
    shares = _common(wordings, MOST)
    keys = frozenset(term for term in shares if not term[0].isdigit())
    counts = Counter(term for passage in where for term in keys & passage)
    rare = frozenset(term for term, count in counts.items() if count <= TOPIC)
    told = keys - _about(wordings) or keys
    together = any(len(keys & passage) >= LEAST_FOUND and rare & passage and told & passage for passage in where)
    names = frozenset(name for row in wordings for name in row.names)
    telling = min(keys - names, key=lambda term: (-shares[term], -weights[term], term), default=None)
    return telling is None or together or telling in rare


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
