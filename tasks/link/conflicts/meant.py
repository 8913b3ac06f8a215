"""Whom the pronouns of clauses mean: what the sentence before is about, as its own subject or what is done to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tasks.link.conflicts.arguments import PRONOUNS, SPEAKING, is_passive, topic
from tasks.link.conflicts.plain import before
from tasks.link.conflicts.speakers import is_body, is_person
from tasks.link.records import Report, Statement
from tasks.link.stems import read_lines

ASKED = re.compile(r"\b(?:What|Who|How|When|Why|Where)\b[^.?!]*?\b(?P<what>the\s[\w' -]{2,30}?)\?\s*$")  # just before
OBJECTS = {"it": "it", "him": "he", "her": "she", "them": "they"}  # pronoun as an object -> as a subject
NOBODYS = (
    "be",
    "kick off",
    "break out",
    "flare",
    "flare up",
    "erupt",
    "happen",
)  # "it" may stand for nothing before these
PERSONS = {"he": ("mrs", "ms", "miss"), "she": ("mr",)}  # pronoun -> titles of whom it cannot mean
OPENING = re.compile(r"[“„]|(?<![\w.,!?])\"")
CLOSING = re.compile(r"”|(?<=[\w.,!?])\"")
NAMED = re.compile(r"\b(?!(?:The|A|An|His|Her|Its|Their|This|That)\b)[A-Z][\w'’-]+")
PLURAL = re.compile(
    r"^(?:both|all|many|most|some|several|few|dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d+)\b|\band\b|\b(?:people|police|children|men|women)\b",
    re.IGNORECASE,
)
MANY = re.compile(r"^\w+(?:ers|ors|ists|ians|ials|ities|ties|ents|ants|ees)$")  # a noun that begins a sentence
NOBODY = re.compile(
    r"^(?:no|nobody|nothing|none|neither|anyone|anybody|everyone|everybody|somebody|someone|what)\b", re.I
)
REACH = 4  # sentences, its own included, in which what a pronoun means is looked for
AGENTS = ("er", "or", "ist", "ian", "man")
DETERMINERS = frozenset(("the", "a", "an", "his", "her"))
HEAD_END = re.compile(r",|\s(?:of|in|on|at|for|with|from|to|by|who|which|that)\s")


def resolved(reports: Mapping[str, Report], statements: Iterable[Statement]) -> list[Statement]:
    """The statements, in their order, with what their pronouns mean in the pronouns' place, where the text tells."""
    rows = list(statements)
    told: dict[tuple[str, str], list[Statement]] = {}
    known: dict[str, Statement] = {}
    for row in sorted(rows, key=lambda row: (row.article_id, row.field, row.char_start, row.char_end)):
        earlier = told.setdefault((row.article_id, row.field), [])
        known[row.statement_id] = _resolved(row, earlier, reports[row.article_id])
        earlier.append(known[row.statement_id])
    return [known[row.statement_id] for row in rows]


def _resolved(row: Statement, earlier: Sequence[Statement], report: Report) -> Statement:
    row = _with_object(row, earlier, report)
    pronoun = topic(row).lower()
    if pronoun not in PRONOUNS or (pronoun == "it" and row.predicate in NOBODYS):
        return row
    if pronoun in PERSONS and _speaks_of_himself(row, report):
        return replace(row, object=row.attributed_to) if is_passive(row) else row
    meant = _by_entity(row, earlier) if row.subject_entity_id else _by_place(row, pronoun, earlier, report)
    if meant is None:
        return row
    if is_passive(row):
        return replace(row, object=topic(meant))
    return replace(row, subject=topic(meant), subject_entity_id=row.subject_entity_id or meant.subject_entity_id)


def _with_object(row: Statement, earlier: Sequence[Statement], report: Report) -> Statement:
    """A clause with what the pronoun that is its object means: nothing that it is about itself."""
    pronoun = OBJECTS.get((row.object or "").lower())
    if not pronoun or is_passive(row):
        return row
    others = [one for one in earlier if topic(one) != row.subject]
    meant = _by_place(row, pronoun, others, report)
    return replace(row, object=topic(meant)) if meant else row


def _by_entity(row: Statement, earlier: Sequence[Statement]) -> Statement | None:
    """The last clause about the one that a pronoun is known to mean, with its name."""
    same = (one for one in reversed(earlier) if one.subject_entity_id == row.subject_entity_id)
    return next((one for one in same if (one.subject or "").lower() not in PRONOUNS), None)


def _by_place(row: Statement, pronoun: str, earlier: Sequence[Statement], report: Report) -> Statement | None:
    """The clause whose topic a pronoun takes up: the only one that can be of its sentence, else of the one before."""
    if in_quotation(row, report) or _speaks_of_himself(row, report):
        return None
    asked = ASKED.search(report.text(row.field, 0, row.sentence_start))
    if asked and can_mean(pronoun, asked["what"]):
        return replace(row, subject=asked["what"], object=None, subject_entity_id=None)
    starts = sorted({one.sentence_start for one in earlier if one.sentence_start <= row.sentence_start})[-REACH:]
    for start in reversed(starts):
        told = [one for one in earlier if one.sentence_start == start and not in_quotation(one, report)]
        near = sorted(told, key=lambda one: _topic_start(one, report))
        could = [one for one in near if can_mean(pronoun, topic(one))]
        if could:
            sure = pronoun not in PERSONS or len({topic(one) for one in could}) == 1 or could[0] is near[0]
            return could[0] if sure else None
    return None


def _topic_start(row: Statement, report: Report) -> int:
    """Where in its sentence what a clause is about stands, else where the clause does: "the act, which the house …"."""
    at = report.text(row.field, row.sentence_start, row.sentence_end).find(topic(row))
    return at if at >= 0 and topic(row) else row.char_start - row.sentence_start


def _speaks_of_himself(row: Statement, report: Report) -> bool:
    """Whether somebody is named before a clause as the one who says it: "Mr Orr said he would stay"."""
    return is_person(row.attributed_to) and (row.attributed_to or "").split()[-1] in before(row, report)


def in_quotation(row: Statement, report: Report) -> bool:
    """Whether a clause stands between quotation marks."""
    left = before(row, report)
    return len(OPENING.findall(left)) > len(CLOSING.findall(left))


def can_mean(pronoun: str, words: str) -> bool:
    """Whether a pronoun can stand for a phrase, by its number, and by a title for *he* and *she*."""
    head = HEAD_END.split(words)[0].strip()
    if not head or words.lower() in PRONOUNS | SPEAKING or NOBODY.match(words):
        return False
    named = NAMED.search(words) is not None and not is_body(words)
    plural = bool(PLURAL.search(head)) or (_is_plural(head) and (not named or bool(MANY.search(head))))
    if plural or pronoun == "they":
        return plural and pronoun == "they"
    if pronoun == "it":
        return not is_person(head)
    first = head.split()[0].lower().strip(".")
    named = named and (first not in DETERMINERS or is_person(words))
    return first not in PERSONS[pronoun] and (named or (first in DETERMINERS and is_somebody(head)))


def is_somebody(head: str) -> bool:
    """Whether a phrase's last word is one for a person."""
    last = head.split()[-1].lower()
    return last in _persons() or (last.endswith(AGENTS) and not is_body(last))


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(word for line in read_lines("conflicts_persons.txt") for word in line.split())


def _is_plural(head: str) -> bool:
    last = head.split()[-1].lower()
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s"))
