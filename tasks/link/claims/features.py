"""What a statement says, as linking compares it: weighted terms with names among them, values, polarity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations

from tasks.link.claims.polarity import is_negated, is_reversing
from tasks.link.records import Figure, Report, Statement
from tasks.link.stems import read_lines
from tasks.link.terms import Term, stem, terms, time_words

CONTEXT = 0.15  # how much a term counts that stands in the sentence and not in the clause
MEANT = 0.7  # how much one counts that only the clause's subject or object has, which stand elsewhere
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
TIME_NUMBER = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\b|\b\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
OWN = frozenset(("he", "she", "it", "they"))
WORDS_OF_MANY_SENSES = frozenset(("march", "may", "sat", "sun", "august", "early", "late"))
Value = tuple[str, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Features:
    """A statement as compared.

    `terms` are content terms with how much of each counts, 0 to 1: the words of one name share what one word has.
    `names` are those written with a capital, `values` the clause's figures as unit, low, high, `predicate` its verb's,
    `about` its subject's. `whole` is the text of its sentence, `depth` how far down in a body it stands, 0 to 1.
    """

    statement: Statement
    copy_group: str
    terms: dict[str, float]
    names: frozenset[str]
    values: frozenset[Value]
    negated: bool
    predicate: frozenset[str]
    about: frozenset[str] = frozenset()
    whole: str = ""
    depth: float = 0.0
    core: frozenset[str] = field(init=False)
    sentence: tuple[str, str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Set `core`, the terms of the clause itself, and its `sentence`, which every comparison asks for."""
        own = frozenset(term for term, share in self.terms.items() if share > CONTEXT)
        object.__setattr__(self, "core", own)
        object.__setattr__(self, "sentence", self.statement.sentence_key)

    @property
    def key(self) -> tuple[object, ...]:
        """Statements of one key are the same to every comparison, wherever they stand."""
        return frozenset(self.terms.items()), self.values, self.negated, self.predicate, self.about


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Predicates that only say who said something."""
    return frozenset(stem(word) for line in read_lines("claims_reporting.txt") for word in line.split())


def features(
    reports: Sequence[Report], statements: Sequence[Statement], figures: Sequence[Figure], *, apart: bool = False
) -> list[Features]:
    """The features of the statements that assert something of their own, in the statements' order.

    Where clauses are taken `apart`, what one says that stands within another is not the other's.
    """
    of = {report.article_id: report for report in reports}
    inside: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        inside.setdefault((figure.article_id, figure.field), []).append(figure)
    within = _within(statements) if apart else {}
    rows = (
        _features(
            statement,
            (report := of[statement.article_id]).copy_group,
            report.text(statement.field, statement.sentence_start, statement.sentence_end),
            _in_marks(statement, report),
            _depth(statement, report),
            _values(statement, inside.get((statement.article_id, statement.field), ())),
            tuple(within.get(statement.statement_id, ())),
        )
        for statement in statements
        if not is_frame(statement)
    )
    return [row for row in rows if row.core]


def _values(statement: Statement, figures: Iterable[Figure]) -> frozenset[Value]:
    """The values of the figures that stand in a clause."""
    return frozenset(
        (figure.unit, figure.value_low, figure.value_high)
        for figure in figures
        if statement.char_start <= figure.char_start < statement.char_end
    )


def is_frame(statement: Statement) -> bool:
    """Whether the clause is only the frame of what somebody says: "the minister told reporters"."""
    says = statement.predicate_class == "say" or stem(statement.predicate.lower()) in reporting_verbs()
    return says and not statement.object


def _within(statements: Sequence[Statement]) -> dict[str, list[tuple[int, int]]]:
    """For every statement the places in it of clauses that begin after it: what those say is theirs."""
    by_sentence: dict[tuple[str, str, int], list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence_key, []).append(statement)
    found: dict[str, list[tuple[int, int]]] = {}
    for together in by_sentence.values():
        for one, other in permutations(together, 2):
            if one.char_start < other.char_start < one.char_end:
                place = other.char_start - one.char_start, other.char_end - one.char_start
                found.setdefault(one.statement_id, []).append(place)
    return found


def _own_text(text: str, within: Sequence[tuple[int, int]]) -> str:
    """A clause's text with blanks where others stand in it; all of it where nothing else would be left."""
    own = text
    for start, end in within:
        own = own[:start] + " " * (min(end, len(own)) - start) + own[end:]
    return own if len(content(own)) > 1 else text


@lru_cache(maxsize=5_000)  # claims, coverage and conflicts ask for a story's, one after the other
def _features(
    statement: Statement,
    copy_group: str,
    sentence: str,
    is_in_marks: bool,
    depth: float,
    values: frozenset[Value],
    within: tuple[tuple[int, int], ...],
) -> Features:
    text = _own_text(statement.text, within)
    own = content(text)
    shares = _shares(text, own)
    context = {term.term: CONTEXT for term in content(sentence)}
    is_own = own and not is_in_marks  # the speaker's name alone says nothing
    subject = subject_of(statement) if is_own else statement.subject
    meant = {term.term: MEANT for part in (subject, statement.object) for term in content(part or "")}
    names = frozenset(term.term for term in own if term.is_name)
    acting = statement.object if is_reversing(statement.predicate) else statement.predicate
    does = frozenset(term.term for term in terms(acting or ""))
    about = frozenset(term.term for term in content(subject or ""))
    all_terms = context | meant | shares
    return Features(
        statement, copy_group, all_terms, names, values, is_negated(statement), does, about, sentence, depth
    )


def subject_of(statement: Statement) -> str | None:
    """Who or what a clause is about; the speaker, where somebody says of himself that he does it."""
    is_own = (statement.subject or "").lower() in OWN and statement.voice == "quoted"
    return (is_own and statement.attributed_to) or statement.subject


def _depth(statement: Statement, report: Report) -> float:
    """How far down in a body a clause stands, 0 to 1; a headline and a standfirst stand above it."""
    return statement.char_start / len(report.fields[statement.field]) if statement.field == "body" else 0.0


def _in_marks(statement: Statement, report: Report) -> bool:
    """Whether a clause is in the speaker's own words, where "it" and "she" are others."""
    before = report.fields[statement.field][: statement.char_start].rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@lru_cache(maxsize=50_000)
def content(text: str) -> tuple[Term, ...]:
    """The content terms of a text, words and numbers of when aside; a month or day is one only with its capital."""
    times = [match.span() for match in TIME_NUMBER.finditer(text)] if DIGIT.search(text) else []
    return tuple(
        term
        for term in terms(text)
        if not _is_time(text[term.start : term.end]) and not any(start <= term.start < end for start, end in times)
    )


@lru_cache(maxsize=50_000)
def _is_time(word: str) -> bool:
    return word.lower() in time_words() and (word[0].isupper() or word not in WORDS_OF_MANY_SENSES)


def _shares(text: str, own: Sequence[Term]) -> dict[str, float]:
    """How much each term counts: the words of one run of capitals count together as the root of their number."""
    runs: list[list[Term]] = []
    for term in own:
        if runs and term.is_name and not text[runs[-1][-1].end : term.start].strip() and _capital(text, runs[-1][-1]):
            runs[-1].append(term)
        else:
            runs.append([term])
    shares: dict[str, float] = {}
    for run in runs:
        for term in run:
            shares[term.term] = max(shares.get(term.term, 0.0), len(run) ** -0.5)
    return shares


def _capital(text: str, term: Term) -> bool:
    return text[term.start].isupper()
