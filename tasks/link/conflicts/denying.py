"""Which clauses of a story deny something, and which others may say that it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.features import content
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
from tasks.link.thesaurus import NONE, Families, Kin, families_of, kin, shared

NONE_OF = re.compile(
    r"\b(?:nobody|nothing|none|neither|nowhere|never|not (?:a|an|one|any|even)|unable|free of|no)\b", re.IGNORECASE
)
NO_DENIAL = re.compile(
    r"\bnothing (?:to do with|but|short of|more than|less than)\b|\bno (?:choice|option|alternative) but\b"
    r"|\bnot (?:only|just|least|merely)\b|\bno (?:doubt|matter|wonder|sooner|longer|fewer|less|more|later)\b",
    re.IGNORECASE,
)
NEGATORS = frozenset(("no", "not", "none", "nothing", "nobody", "never", "neither", "any", "anyone", "anything"))
DOUBTS = ("supposed", "changing", "reduced", "speaking", "lacking", "partial", "bare")
LEAST = 0.4  # weight of what two clauses have in common, words of a family as one, to be asked about
KEYS = 12  # terms of a clause by which others are looked for


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A clause with the families of its terms, of its sentence's and its parts', and of what it says is done.

    `denied` is whether it denies that; `doubts` why it may neither do so nor assert it outright, of `DOUBTS`.
    """

    row: Features
    denied: bool
    doubts: frozenset[str]
    sentence: str
    clause: Kin
    whole: Kin
    subject: Kin
    object: Kin
    verb: str
    does: Families
    is_in_marks: bool


class Denials:
    """A story's clauses, and the pairs of which one may deny what the other says."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all = [
            _side(row, story)
            for row in story.rows
            if row.statement.field != "title" and story.reports[row.statement.article_id].is_current
        ]
        self.parts = {each: {**each.subject, **each.object} for each in self.all}
        self.weights = story.weights.damped()

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Indices of a denial and of a clause of another text with enough in common, by their order."""
        keys = [self._keys(each) for each in self.all]
        postings: dict[object, list[int]] = {}
        for index, each in enumerate(self.all):
            if not each.denied:
                for key in keys[index]:
                    postings.setdefault(key, []).append(index)
        for index, each in enumerate(self.all):
            if each.denied:
                near = (postings.get(key, []) for key in keys[index])
                met = {other for found in near if len(found) <= LONGEST_POSTING for other in found}
                yield from ((index, other) for other in sorted(met) if self._may_deny(each, self.all[other]))

    def _keys(self, each: Side) -> frozenset[object]:
        """A clause's most telling terms, and the families that they are in."""
        weights = self.story.weights
        told = sorted(each.clause, key=lambda term: (-weights[term], term))[:KEYS]
        return frozenset((*told, *(known for term in told for known in each.clause[term])))

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


def _side(row: Features, story: Story) -> Side:
    statement, report = row.statement, story.reports[row.statement.article_id]
    sentence = report.text(statement.field, statement.sentence_start, statement.sentence_end)
    about, object_ = topic(statement), statement.object or statement.place or ""
    parts = _kin(about), _kin("" if object_ == about else object_)
    named = {**parts[0], **parts[1]}
    return Side(
        row,
        _is_denied(row),
        frozenset(_doubts(row, report)),
        sentence.strip(),
        {**named, **_kin(statement.text)},
        {**named, **_kin(sentence)},
        *parts,
        stem(statement.predicate.split()[0].lower()),
        _does(statement),
        in_quotation(statement, report),
    )


def _is_denied(row: Features) -> bool:
    """Whether a clause denies what it names, by its verb too or by who or what is none: "was told nothing"."""
    if NO_DENIAL.search(row.statement.text):
        return False
    denies = row.statement.predicate in family("denying")
    return (row.negated or bool(NONE_OF.search(row.statement.text))) != denies


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
    return kin(text, [term for term in content(text) if term.term not in NEGATORS])


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
