"""How likely a clause denies what another says: a logistic model of plain signs.

Its weights are fitted on clauses of invented events by `python -m bench.fit_denials`; each sign's weight has the
direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.chances import same_odds
from tasks.link.claims.signs import signs as claim_signs
from tasks.link.conflicts.agreements import agreements, is_denied_there, is_hollow, is_of_others, told_in
from tasks.link.conflicts.apart import complement_apart, named_apart, numbered_apart
from tasks.link.conflicts.denying import DOUBTS, Denials, Side
from tasks.link.conflicts.disputes import OPEN_TENSES
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.predicates import sided_in
from tasks.link.conflicts.rivals import Pair, share_of_best
from tasks.link.conflicts.times import days_between, disagree, read_when
from tasks.link.fitted import log_odds
from tasks.link.stems import LEXICONS
from tasks.link.thesaurus import Kin, contained, likeness

MODEL = LEXICONS / "conflicts_denials_odds.json"
LIKELY = 0.0  # odds, as their logarithm, above which one of two clauses is taken to deny the other
LIKELY_OF_OTHER = 0.5  # the same where what is said of the subject has another complement: of theft, of murder
FOR = (
    "same", "clause", "either", "subject", "claim", "best", "emphatic", "rarest", "opposed", "parts", "opposed_clause",
)  # fmt: skip
AGAINST = (
    *DOUBTS, "possible", "ought", "mood", "named", "numbered", "complement", "dated", "is_open", "since", "no_act",
    "other_number", "agrees", "ordered", "before_it", "ill", "told_too",
)  # fmt: skip
PLAIN = ("one_quoted", "both_quoted", "before")
EMPHATIC = re.compile(
    r"\b(?:at all|whatsoever|ever|never|any|nobody|none|nothing|not (?:a|one|even)|(?:did|does|do) (?!not\b)[a-z]+)\b",
    re.IGNORECASE,
)
DID = re.compile(r"\b(?:did|does|do) (?!not\b)[a-z]+|\b(?:indeed|in fact)\b", re.IGNORECASE)
OUGHT = re.compile(r"\b(?:should|must|ought|needs? to|needed to|have to|has to)\b|\bneed\b", re.IGNORECASE)
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:since|first)\b", re.IGNORECASE)
LEAST_SAME, MOST_SAME = -6.0, 4.0
SEVERAL = 3  # terms of a clause that another sentence has all of
GUESSED = ("possible", "conditional")


def signs(found: Denials) -> dict[Pair, dict[str, float]]:
    """What each pair of a denial and another clause has alike and what not, under the names of the model's signs."""
    pairs = list(found.pairs())
    odds = _same(found, pairs)
    told = told_in(found.story.rows, found.story.claim_of)
    shown = {
        pair: _signs(found, pair) | {"same": odds[pair], "told_too": _told_too(found, pair, told)} for pair in pairs
    }
    rough = {pair: each["clause"] + each["either"] + each["rarest"] for pair, each in shown.items()}
    best = share_of_best(rough, lambda pair: _rivals(found, pair))
    return {pair: each | {"best": best[pair]} for pair, each in shown.items()}


def _bar(held: dict[str, float]) -> float:
    return LIKELY_OF_OTHER if held["complement"] else LIKELY


def _told_too(found: Denials, pair: Pair, told: frozenset[tuple[str, str]]) -> float:
    """How many of the two texts make the other's claim as well."""
    rows = [found.all[at].row for at in pair]
    claims = [found.story.claim_of.get(row.statement.statement_id, "") for row in rows]
    if claims[0] == claims[1]:
        return 0.0
    return float(sum((claim, row.copy_group) in told for claim, row in zip(claims, rows[::-1], strict=True)))


def _rivals(found: Denials, pair: Pair) -> list[tuple[int, str]]:
    """Either clause with the text that the other is of."""
    return [(mine, found.all[yours].row.copy_group) for mine, yours in (pair, pair[::-1])]


def _same(found: Denials, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """The odds that two clauses say the same but for the denial, above the least that are told apart."""
    ordered = {at: place for place, at in enumerate(dict.fromkeys(at for pair in pairs for at in pair))}
    rows = [found.all[at].row for at in ordered]
    shown = claim_signs(rows, [(ordered[one], ordered[other]) for one, other in pairs], found.weights)
    odds = dict(zip(shown.pairs, same_odds(shown.signs).tolist(), strict=True))
    told = {pair: odds.get((ordered[pair[0]], ordered[pair[1]]), LEAST_SAME) for pair in pairs}
    return {pair: max(LEAST_SAME, min(MOST_SAME, value)) - LEAST_SAME for pair, value in told.items()}


def _signs(found: Denials, pair: Pair) -> dict[str, float]:
    one, other = found.all[pair[0]], found.all[pair[1]]
    held = _placed(one, other, found.story) | _doubted(one, other) | _alike(one, other, found) | agreements(one, other)
    opposed = held["opposed"]
    return held | {"opposed_clause": opposed * held["clause"], "ill": (1.0 - opposed) * held["ill"]}


def _alike(one: Side, other: Side, found: Denials) -> dict[str, float]:
    weigh = found.weights.__getitem__
    common = one.clause.keys() & other.clause.keys()
    acts = one.verb == other.verb or bool(one.does & other.families or other.does & one.families)
    return {
        "clause": math.sqrt(likeness(one.clause, other.clause, weigh)),
        "either": max(
            contained(mine.clause, yours.whole, weigh) * min(SEVERAL, len(mine.clause)) / SEVERAL
            for mine, yours in ((one, other), (other, one))
        ),
        "subject": _likeness(one.subject, other.subject, found),
        "parts": _likeness(one.parts, other.parts, found),
        "rarest": max(map(weigh, common), default=0.0),
        "no_act": float(not acts),
    }


def _likeness(one: Kin, other: Kin, found: Denials) -> float:
    return likeness(one, other, found.story.weights.__getitem__) if one and other else 0.0


def _placed(one: Side, other: Side, story: Story) -> dict[str, float]:
    denial, held = one.row, other.row
    first, second = denial.statement, held.statement
    times = [read_when(row.statement.date_text or "", story.time(row)) for row in (denial, held)]
    quoted = [each.voice == "quoted" for each in (first, second)]
    mine, yours = (sided_in(row, story) for row in (denial, held))
    alike = [yours[act] == is_denied for act, is_denied in mine.items() if act in yours]
    shown = {
        "claim": story.is_one_claim(denial, held),
        "opposed": not all(alike),
        "agrees": any(alike),
        "named": named_apart(denial, held),
        "numbered": numbered_apart(denial, held),
        "complement": complement_apart(denial, held),
        "dated": disagree(times[0], times[1], days_between(story.time(denial), story.time(held))),
        "other_number": bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers),
        "is_open": first.tense in OPEN_TENSES and second.tense not in OPEN_TENSES,
        "before": (first.tense == "past perfect") != (second.tense == "past perfect"),
        "since": bool(SINCE.search(first.text) and FIRST.search(second.text)),
        "one_quoted": quoted[0] != quoted[1],
        "both_quoted": all(quoted),
    }
    return {name: float(is_so) for name, is_so in shown.items()}


def _doubted(one: Side, other: Side) -> dict[str, float]:
    first, second = one.row.statement, other.row.statement
    mine, yours = _tone(first.text), _tone(second.text)
    return {name: float((name in one.doubts) + (name in other.doubts)) for name in DOUBTS} | {
        "lacking": float("lacking" in other.doubts),
        "emphatic": (mine[0] + yours[1]) / 2,
        "possible": float(first.modality in GUESSED or second.modality in GUESSED),
        "ought": float(mine[2] or yours[2]),
        "mood": float(first.modality != second.modality),
    }


@lru_cache(maxsize=20_000)
def _tone(text: str) -> tuple[bool, bool, bool]:
    """Whether a clause stresses that it denies, or that it asserts, and whether it says what ought to be."""
    return bool(EMPHATIC.search(text)), bool(DID.search(text)), bool(OUGHT.search(text))


def likely_denials(story: Story) -> Iterable[tuple[Features, Features]]:
    """A clause of one text that probably denies what one of another says, and that one, by their order."""
    found = Denials(story)
    for pair, held in signs(found).items():
        one, other = (found.all[at] for at in pair)
        if held["partial"] or held["changing"] or log_odds(MODEL, held) <= _bar(held):
            continue
        if not any(is_so(one, other) for is_so in (is_hollow, is_denied_there, is_of_others)):
            yield one.row, other.row
