"""Quotations that outlets word differently."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from tasks.link.conflicts.events import linked
from tasks.link.conflicts.records import Conflict, Reading
from tasks.link.conflicts.sayings import denies, likely_sayings
from tasks.link.conflicts.speakers import surname
from tasks.link.records import Quote, Report
from tasks.link.terms import WORD, is_function_word, stem, terms
from tasks.link.utterances.records import Utterance
from tasks.link.utterances.remarks import are_one
from tasks.link.words import words

SENTENCE_END = re.compile(r"(?<=[.!?…])(?<![A-Z]\.)\s+|(?<=\S)\s*…\s*")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3}[iy])s(?=(?:e|ing?|ation|er)?$)"), "z"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|[a-z])"), "or"),
    (re.compile(r"ll(?=(?:ing|ed|er)?$)"), "l"),
    (re.compile(r"(?<=[a-z]{2}t)re?$"), "er"),
    (re.compile(r"(?<=[a-z]{3}en)c(?=e?$)"), "s"),
    (re.compile(r"ogue?$"), "og"),
    (re.compile(r"ae"), "e"),
)
SEVERAL = 2  # speakers, of whom one who is not named may be any
MOST_ADDED = 2  # words of content that one sentence has more than the other, if it is not another sentence


def wording_conflicts(
    reports: Sequence[Report], quotes: Sequence[Quote], utterances: Sequence[Utterance]
) -> list[Conflict]:
    """Utterances of one speaker that independent texts give in quotation marks with other words that matter.

    A sentence of one is held against the likest of the other: no conflict where only function words differ, or one is
    a part of the other. Or the fitted model finds that two are probably on one matter and at odds.
    """
    of = {report.article_id: report for report in reports}
    by_id = {quote.quote_id: quote for quote in quotes}
    found = []
    for utterance in utterances:
        marked = [by_id[id_] for id_ in utterance.quotes if id_ in by_id and by_id[id_].quoted]
        marked = [quote for quote in marked if quote.article_id in of]
        for own in _by_speaker(marked):
            if _is_disputed(own, of):
                found.append(_worded(own, of, utterance.reference))
    return found + _likely(reports, quotes, utterances, found)


def _likely(
    reports: Sequence[Report], quotes: Sequence[Quote], utterances: Sequence[Utterance], known: Sequence[Conflict]
) -> list[Conflict]:
    """Conflicts of quotations that are probably on one matter and at odds, of which none of the `known` has one.

    Those of one utterance are at odds only where one of them denies something.
    """
    of = {report.article_id: report for report in reports}
    home = {id_: utterance.reference for utterance in utterances for id_ in utterance.quotes}
    every = [reading for conflict in known for reading in conflict.readings]
    told = {(reading.article_id, reading.field, reading.char_start) for reading in every}
    found = [
        pair
        for pair in likely_sayings(reports, quotes, utterances)
        if told.isdisjoint((quote.article_id, quote.field, quote.char_start) for quote in pair)
        and not _are_the_same(*pair)
        and (len({home.get(quote.quote_id, quote.quote_id) for quote in pair}) > 1 or _deny_apart(*pair))
    ]
    by_id = {quote.quote_id: quote for pair in found for quote in pair}
    ordered = sorted(by_id)
    groups = linked([(ordered.index(one.quote_id), ordered.index(other.quote_id)) for one, other in found])
    members = [[by_id[ordered[index]] for index in group] for group in groups]
    return [_worded(own, of, home.get(own[0].quote_id, own[0].quote_id)) for own in members]


def _by_speaker(marked: Sequence[Quote]) -> list[list[Quote]]:
    """An utterance's quotes by their speakers' last names; where only one is named, the others' words are theirs."""
    named = sorted({surname(quote.speaker) for quote in marked if quote.speaker})
    if len(named) < SEVERAL:
        return [list(marked)]
    return [[quote for quote in marked if quote.speaker and surname(quote.speaker) == name] for name in named]


def _is_disputed(marked: Sequence[Quote], of: Mapping[str, Report]) -> bool:
    """Whether two independent texts give other words that matter."""
    return any(
        of[one.article_id].copy_group != of[other.article_id].copy_group and words_differ(one, other)
        for one, other in combinations(marked, 2)
    )


def _worded(marked: Sequence[Quote], of: Mapping[str, Report], reference: str) -> Conflict:
    readings = tuple(reading_of(quote, of[quote.article_id], quote.text) for quote in marked)
    name = next((quote.speaker for quote in marked if quote.speaker), "the speaker")
    return Conflict("wording", f"what {name} said", readings, None, None, reference)


def words_differ(one: Quote, other: Quote) -> bool:
    """Whether two quotations in marks have a sentence in common that differs in a word of content."""
    mine, yours = _sentences(one), _sentences(other)
    pairs = [(a, _likest(a, yours)) for a in mine if yours]
    return any(_likest(b, mine) == a and _differs(a, b) for a, b in pairs)


def _likest(sentence: str, others: Sequence[str]) -> str:
    """The one that has most content in common for its length, the first of equals."""
    content = content_of(sentence)
    return max(others, key=lambda other: len(content & content_of(other)) / (1 + len(content_of(other) | content)))


def _sentences(quote: Quote) -> list[str]:
    return [sentence for text in quote.quoted for sentence in SENTENCE_END.split(text) if sentence.strip()]


def content_of(text: str) -> frozenset[str]:
    """The content terms of some words."""
    return frozenset(term.term for term in terms(text))


def _stems_of(text: str) -> frozenset[str]:
    """The words of content without inflection; another word of the same sense is another wording."""
    joined = INITIALS.sub(lambda found: found.group().replace(".", ""), text.replace("-", ""))
    return frozenset(_spelled(stem(word.lower())) for word in WORD.findall(joined) if not is_function_word(word))


def _are_the_same(one: Quote, other: Quote) -> bool:
    """Whether every sentence of either stands in the other but for words of no content, and denies as much there."""
    mine, yours = ({(_stems_of(each), denies(each)) for each in _sentences(quote)} for quote in (one, other))
    return mine <= yours or yours <= mine


def _deny_apart(one: Quote, other: Quote) -> bool:
    """Whether only one of two quotations denies something, on the whole."""
    return denies(" ".join(one.quoted)) != denies(" ".join(other.quoted))


def _spelled(word: str) -> str:
    """A word as it is spelled on one side of the Atlantic: analyse is analyze, colour color, modelling modeling."""
    for pattern, replaced in SPELLINGS:
        word = pattern.sub(replaced, word)
    return word


def _differs(one: str, other: str) -> bool:
    """Whether two sentences are one said in other words that matter, and not one a part of the other."""
    mine, yours = _stems_of(one), _stems_of(other)
    if mine == yours or _is_part(one, other):
        return False
    if mine < yours or yours < mine:
        return len(mine ^ yours) <= MOST_ADDED
    return 2 * len(mine & yours) >= max(len(mine), len(yours)) or are_one(one, other)


def _is_part(one: str, other: str) -> bool:
    """Whether one's words stand in a row in the other."""
    short, long = sorted((words(one), words(other)), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def reading_of(quote: Quote, report: Report, value: str) -> Reading:
    """What a quote gives as a reading, with its sentence."""
    sentence = report.text(quote.field, quote.sentence_start, quote.sentence_end).strip()
    return Reading(report.outlet, report.article_id, value, sentence, quote.field, quote.char_start, quote.char_end)
