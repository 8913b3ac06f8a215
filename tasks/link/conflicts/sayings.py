"""How likely two quotations are one speaker's on one matter and at odds: a logistic model of plain signs.

Its weights are fitted on quotations of invented events by `python -m bench.fit_wordings`; each sign's weight has the
direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from tasks.link.claims.akin import kin_of
from tasks.link.claims.weights import general_weight
from tasks.link.conflicts.events import MOST_DAYS
from tasks.link.conflicts.families import opposites
from tasks.link.conflicts.rivals import share_of_best
from tasks.link.conflicts.times import days_between
from tasks.link.fitted import log_odds
from tasks.link.records import Quote, Report
from tasks.link.stems import LEXICONS
from tasks.link.thesaurus import Kin, contained, likeness
from tasks.link.utterances.offices import bearers
from tasks.link.utterances.records import Utterance
from tasks.link.utterances.speakers import SAME, Speaker, relation, speaker
from tasks.link.words import words

MODEL = LEXICONS / "conflicts_wordings_odds.json"
LIKELY = -0.1  # odds, as their logarithm, above which two quotations are taken to be at odds on one matter
FOR = (
    "alike", "contained", "rarest", "around", "in_order", "begins", "denied", "firm", "hedged", "opposed", "only",
    "best", "both_own",
)  # fmt: skip
AGAINST = ("little", "many", "length", "other_number", "both_told")
PLAIN = ("both_deny",)
SHORTEST, LONGEST = 3, 45  # words in marks
NEGATOR = re.compile(
    r"\b(?:not?|never|nobody|nothing|none|neither|nor|without|cannot|refus\w+|den(?:y|ies|ied)|rul(?:e|ed|ing) out"
    r"|(?:rul(?:e|ed|ing)) \w+ out|fail\w*|unable|against)\b|n['’]t\b",
    re.IGNORECASE,
)
FIRM = re.compile(
    r"\b(?:will|shall|never|always|every|all|certain\w*|sure|any|ever|no doubt|must|not (?:a|one)|prove\w*|entire\w*"
    r"|everything|nothing|absolutely|completely)\b",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:may|might|could|would|whether|if|unless|until|once|when|expect\w*|hope\w*|want|beginning|ready|perhaps"
    r"|probabl[ey]|likely|possibl[ey]|some|consider\w*|look at|reason|think|believe|rule\w*|don['’]t know|not know)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
MOST = 4  # quotations of a speaker in one report that count
NEAR = 260  # characters before a quotation that tell what it is on


@dataclass(frozen=True, eq=False)
class Saying:
    """A quotation in marks of somebody who is named, and what is asked of it, found out when it is first asked."""

    quote: Quote
    report: Report
    speaker: Speaker
    text: str
    words: tuple[str, ...]

    @cached_property
    def terms(self) -> Kin:
        """Its terms with their families."""
        return kin_of(self.text)

    @cached_property
    def around(self) -> Kin:
        """Those of what stands around it."""
        quote = self.quote
        start = max(0, quote.char_start - NEAR)
        return kin_of(self.report.text(quote.field, start, quote.sentence_end))

    @cached_property
    def senses(self) -> frozenset[str]:
        """Its terms alone."""
        return frozenset(self.terms)


class Sayings:
    """The quotations of a story's named speakers."""

    def __init__(self, reports: Sequence[Report], quotes: Sequence[Quote], utterances: Iterable[Utterance]) -> None:
        of = {report.article_id: report for report in reports if report.is_current}
        known = bearers(reports, quotes)
        self.all = [
            said
            for quote in sorted(quotes, key=lambda quote: quote.quote_id)
            if quote.article_id in of and (said := _saying(quote, of[quote.article_id], known.get(quote.quote_id)))
        ]
        self._home = {id_: each.reference for each in utterances for id_ in each.quotes}
        self._told: dict[str, set[str]] = {}
        for each in self.all:
            self._told.setdefault(self.home(each), set()).add(each.report.article_id)
        self._by_name: dict[str, list[int]] = {}
        for index, each in enumerate(self.all):
            self._by_name.setdefault(each.speaker.name[-1], []).append(index)

    def home(self, said: Saying) -> str:
        """The utterance that a quotation is of, by its reference."""
        return self._home.get(said.quote.quote_id, said.quote.quote_id)

    def are_both_told(self, one: Saying, other: Saying) -> bool:
        """Whether a report gives both as two things said."""
        homes = self.home(one), self.home(other)
        return homes[0] != homes[1] and not self._told[homes[0]].isdisjoint(self._told[homes[1]])

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Indices of quotations of one speaker in two texts, by their order."""
        found = {(one, other) for own in self._by_name.values() for one in own for other in own if one < other}
        return (pair for pair in sorted(found) if self._may_be_at_odds(*pair))

    def beside(self, index: int) -> int:
        """How many other quotations of its speaker a report has."""
        own = self.all[index]
        name = self._by_name[own.speaker.name[-1]]
        return sum(self.all[other].report is own.report for other in name) - 1

    def _may_be_at_odds(self, one: int, other: int) -> bool:
        mine, yours = self.all[one], self.all[other]
        if mine.report.copy_group == yours.report.copy_group or relation(mine.speaker, yours.speaker) != SAME:
            return False
        if days_between(mine.report.time, yours.report.time) > MOST_DAYS:
            return False
        short, long = sorted((" ".join(mine.words), " ".join(yours.words)), key=len)
        return f" {short} " not in f" {long} "


def _saying(quote: Quote, report: Report, known: Speaker | None) -> Saying | None:
    text = " … ".join(quote.quoted)
    said = tuple(words(text))
    who = known or speaker(quote)
    if not (who.name and SHORTEST <= len(said) <= LONGEST) or quote.field == "title":
        return None
    return Saying(quote, report, who, text, said)


def signs(found: Sayings) -> dict[tuple[int, int], dict[str, float]]:
    """What each pair of quotations has alike and how they differ, under the names of the model's signs."""
    shown = {pair: _signs(found, pair) for pair in found.pairs()}
    rough = {pair: held["alike"] + held["in_order"] for pair, held in shown.items()}
    best = share_of_best(rough, lambda pair: _rivals(found, pair))
    return {pair: held | {"best": best[pair]} for pair, held in shown.items()}


def _rivals(found: Sayings, pair: tuple[int, int]) -> list[tuple[int, str]]:
    return [(mine, found.all[yours].report.article_id) for mine, yours in (pair, pair[::-1])]


def _signs(found: Sayings, pair: tuple[int, int]) -> dict[str, float]:
    one, other = found.all[pair[0]], found.all[pair[1]]
    beside = [found.beside(index) for index in pair]
    return (
        _alike(one, other)
        | _unlike(one, other)
        | {
            "only": sum(count == 0 for count in beside) / 2,
            "many": float(sum(min(MOST, count) for count in beside)),
            "both_told": float(found.are_both_told(one, other)),
        }
    )


def _alike(one: Saying, other: Saying) -> dict[str, float]:
    same = SequenceMatcher(None, one.words, other.words, autojunk=False).get_matching_blocks()
    common = one.senses & other.senses
    near = likeness(one.terms, other.terms, general_weight)
    return {
        "alike": math.sqrt(near),
        "contained": contained(one.terms, other.terms, general_weight),
        "rarest": max(map(general_weight, common), default=0.0),
        "around": math.sqrt(likeness(one.around, other.around, general_weight)),
        "in_order": 2 * sum(block.size for block in same) / (len(one.words) + len(other.words)),
        "begins": float(one.words[:2] == other.words[:2]),
        "both_own": float(bool(FIRST.search(one.text)) and bool(FIRST.search(other.text))),
        "little": float(near == 0),
        "length": abs(math.log(len(one.words) / len(other.words))),
    }


def _unlike(one: Saying, other: Saying) -> dict[str, float]:
    """In what two quotations may be at odds: what they deny, how firm they are, opposite words, numbers."""
    denials = [denies(each.text) for each in (one, other)]
    numbers = [{term for term in each.senses if term[0].isdigit()} for each in (one, other)]
    return {
        "denied": float(denials[0] != denials[1]),
        "both_deny": float(all(denials)),
        "firm": float(bool(FIRM.search(one.text)) != bool(FIRM.search(other.text))),
        "hedged": float(bool(HEDGED.search(one.text)) != bool(HEDGED.search(other.text))),
        "opposed": float(bool(opposites(one.senses) & other.senses)),
        "other_number": float(all(numbers) and numbers[0].isdisjoint(numbers[1])),
    }


def denies(text: str) -> bool:
    """Whether a quotation denies something, on the whole: of two denials the one takes back the other."""
    return len(NEGATOR.findall(text)) % 2 == 1


def likely_sayings(
    reports: Sequence[Report], quotes: Sequence[Quote], utterances: Iterable[Utterance]
) -> list[tuple[Quote, Quote]]:
    """Quotations of one speaker in two texts that are probably at odds on one matter, by their order."""
    found = Sayings(reports, quotes, utterances)
    return [
        (found.all[one].quote, found.all[other].quote)
        for (one, other), held in signs(found).items()
        if log_odds(MODEL, held) > LIKELY
    ]
