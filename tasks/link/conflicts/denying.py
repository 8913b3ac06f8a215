"""Which clauses of a story deny something, and which others may say that it is so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tasks.link.claims import Features
from tasks.link.claims.akin import kin_of
from tasks.link.claims.similar import LONGEST_POSTING
from tasks.link.conflicts.arguments import PRONOUNS, SPEAKING, topic
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import COPULA, family
from tasks.link.conflicts.meant import in_quotation
from tasks.link.conflicts.plain import (
    ASIDE,
    CHANGING,
    DENYING,
    EVER,
    HYPOTHETICAL,
    PARTIAL,
    UNTIL,
    is_reduced,
    is_supposed,
    lacks_its_denial,
)
from tasks.link.conflicts.predicates import sided_in
from tasks.link.records import Report, Statement
from tasks.link.terms import WORD, stem
from tasks.link.thesaurus import NONE, Families, Kin, families_of, shared

NONE_OF = re.compile(
    r"\b(?:nobody|nothing|none|neither|nowhere|never|not (?:a|an|one|any|even)|unable|free of|no)\b", re.IGNORECASE
)
NO_DENIAL = re.compile(
    r"\bnothing (?:to do with|but|short of|more than|less than)\b|\bno (?:choice|option|alternative) but\b"
    r"|\bnot (?:only|just|least|merely)\b|\bno (?:doubt|matter|wonder|sooner|longer|fewer|less|more|later)\b",
    re.IGNORECASE,
)
# "a plan and not a promise"
CONTRASTED = re.compile(r"(?:\band|,) not (?:an?|the|one|any|even)\b(?=[^,;]*$)", re.IGNORECASE)
NEGATORS = frozenset(("no", "not", "none", "nothing", "nobody", "never", "neither", "any", "anyone", "anything"))
DOUBTS = ("supposed", "changing", "reduced", "speaking", "lacking", "partial", "bare")
LEAST = 0.4  # weight of what two clauses have in common, words of a family as one, to be asked about
KEYS = 12  # terms of a clause by which others are looked for


@dataclass(frozen=True, eq=False)
class Side:
    """A clause of a report, and what is asked of it, found out when it is first asked: few clauses are in a pair."""

    row: Features
    report: Report

    @cached_property
    def denied(self) -> bool:
        """Whether it denies what it names, by its verb too or by who or what is none: "was told nothing"."""
        text = CONTRASTED.sub(" ", self.row.statement.text)
        if NO_DENIAL.search(text):
            return False
        denies = self.row.statement.predicate in family("denying")
        return (self.row.negated or bool(NONE_OF.search(text))) != denies

    @cached_property
    def doubts(self) -> frozenset[str]:
        """Why it may neither deny nor assert anything outright, of `DOUBTS`."""
        return frozenset(_doubts(self.row, self.report))

    @cached_property
    def sentence(self) -> str:
        """Its sentence."""
        statement = self.row.statement
        return self.report.text(statement.field, statement.sentence_start, statement.sentence_end).strip()

    @cached_property
    def clause(self) -> Kin:
        """Its terms with their families, those of its parts among them."""
        return {**self.parts, **_kin(self.row.statement.text)}

    @cached_property
    def families(self) -> Families:
        """All families of these."""
        return NONE.union(*self.clause.values())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers among these."""
        return frozenset(term for term in self.clause if term[0].isdigit())

    @cached_property
    def whole(self) -> Kin:
        """Its sentence's terms with their families, those of its parts among them."""
        return {**self.parts, **_kin(self.sentence)}

    @cached_property
    def subject(self) -> Kin:
        """The same of what it is about."""
        return _kin(topic(self.row.statement))

    @cached_property
    def object(self) -> Kin:
        """The same of its object or place, where that is not what it is about."""
        statement = self.row.statement
        object_ = statement.object or statement.place or ""
        return _kin("" if object_ == topic(statement) else object_)

    @cached_property
    def parts(self) -> Kin:
        """The same of both."""
        return {**self.subject, **self.object}

    @cached_property
    def verb(self) -> str:
        """The stem of its verb."""
        return stem(self.row.statement.predicate.split()[0].lower())

    @cached_property
    def does(self) -> Families:
        """The families of what it says is done."""
        return _does(self.row.statement)

    @cached_property
    def is_in_marks(self) -> bool:
        """Whether it stands in quotation marks."""
        return in_quotation(self.row.statement, self.report)


class Denials:
    """A story's clauses, and the pairs of which one may deny what the other says."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all = [
            Side(row, story.reports[row.statement.article_id])
            for row in story.rows
            if row.statement.field != "title" and story.reports[row.statement.article_id].is_current
        ]
        self.weights = story.weights.damped()

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Indices of a denial and of a clause of another text with enough in common, by their order."""
        keys = {index: self._keys(each) for index, each in enumerate(self.all) if each.denied}
        postings: dict[object, list[int]] = {key: [] for found in keys.values() for key in found}
        for index, each in enumerate(self.all):
            if not each.denied:
                for key in self._keys(each) & postings.keys():
                    postings[key].append(index)
        for index, found in keys.items():
            near = (postings[key] for key in found)
            met = {other for others in near if len(others) <= LONGEST_POSTING for other in others}
            yield from ((index, other) for other in sorted(met) if self._may_deny(self.all[index], self.all[other]))

    def _keys(self, each: Side) -> frozenset[object]:
        """A clause's most telling terms, and the families that they are in."""
        weights = self.story.weights
        told: Iterable[str] = each.clause
        if len(each.clause) > KEYS:
            told = sorted(each.clause, key=lambda term: (-weights[term], term))[:KEYS]
        return frozenset(told).union(*map(each.clause.__getitem__, told))

    def _may_deny(self, one: Side, other: Side) -> bool:
        if one.row.copy_group == other.row.copy_group or _may_be_of_one_speaker(one, other):
            return False
        if not self.story.are_of_one_week(one.row, other.row) or self._both_deny(one, other):
            return False
        return shared(one.clause, other.clause, self.story.weights.__getitem__) >= LEAST

    def _both_deny(self, one: Side, other: Side) -> bool:
        """Whether both say of one act that it is not done: is not fair, is unfair; has refused, has turned down."""
        if one.row.statement.predicate in family("denying") and one.does & other.does:
            return True
        mine, yours = (sided_in(each.row, self.story) for each in (one, other))
        return any(denied and yours.get(act) for act, denied in mine.items())


def _doubts(row: Features, report: Report) -> Iterator[str]:
    """Why a clause may say nothing outright, as far as `is_plain` asks."""
    statement, text = row.statement, ASIDE.sub(" ", row.statement.text)
    found = (
        bool(HYPOTHETICAL.search(text)) or is_supposed(statement, report),
        bool(CHANGING.search(EVER.sub("", text))),
        is_reduced(statement, report),
        (statement.subject or "").lower() in SPEAKING,
        lacks_its_denial(row, report) or (not row.negated and bool(DENYING.search(text))),
        statement.negated and bool(PARTIAL.search(text) or UNTIL.search(text)),
        not (statement.subject or statement.object),
    )
    return (name for name, held in zip(DOUBTS, found, strict=True) if held)


def _kin(text: str) -> Kin:
    known = kin_of(text)
    if NEGATORS.isdisjoint(known):
        return known
    return {term: families for term, families in known.items() if term not in NEGATORS}


def _does(statement: Statement) -> Families:
    """The families of the phrases that the clause's verb is part of, and of its object where the verb says little."""
    verb, text = stem(statement.predicate.split()[0].lower()), statement.text
    place = next((match.span() for match in WORD.finditer(text) if stem(match.group().lower()) == verb), (0, 0))
    known = families_of(text)
    own = NONE.union(*(families for start, end, families in known if start < place[1] and place[0] < end))
    return own.union(*_kin(statement.object or "").values()) if verb in _light() else own


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    """The stems of verbs that say little without their object."""
    return frozenset(stem(word.split()[0]) for name in ("light", "carrying") for word in family(name)) | {COPULA}


def _may_be_of_one_speaker(one: Side, other: Side) -> bool:
    """Whether both may be the words of one speaker, who may have said two things."""
    speakers = [each.row.statement.attributed_to or "" for each in (one, other)]
    if one.is_in_marks and other.is_in_marks and any(speaker.lower() in ("", *PRONOUNS) for speaker in speakers):
        return True
    return bool(speakers[0]) and speakers[0] == speakers[1]
