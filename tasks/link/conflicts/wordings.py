"""Quotations that outlets word differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tasks.link.conflicts.events import linked
from tasks.link.conflicts.records import Conflict, Reading
from tasks.link.conflicts.sayings import denies, likely_sayings
from tasks.link.conflicts.speakers import surname
from tasks.link.conflicts.spoken import differing, is_part, sentences, stems_of
from tasks.link.records import Quote, Report
from tasks.link.utterances.records import Utterance

SEVERAL = 2  # speakers, of whom one who is not named may be any


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
            if disputed := _disputed(own, of):
                found.append(_worded(disputed, of, utterance.reference))
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


def _disputed(marked: Sequence[Quote], of: Mapping[str, Report]) -> list[Quote]:
    """The quotations with a sentence that independent texts give in other words that matter, or with a part of it."""
    told = {
        sentence
        for one, other in combinations(marked, 2)
        if of[one.article_id].copy_group != of[other.article_id].copy_group
        for pair in differing(one, other)
        for sentence in pair
    }
    return [quote for quote in marked if any(is_part(own, each) for own in sentences(quote) for each in told)]


def _worded(marked: Sequence[Quote], of: Mapping[str, Report], reference: str) -> Conflict:
    readings = tuple(reading_of(quote, of[quote.article_id], quote.text) for quote in marked)
    name = next((quote.speaker for quote in marked if quote.speaker), "the speaker")
    return Conflict("wording", f"what {name} said", readings, None, None, reference)


def _are_the_same(one: Quote, other: Quote) -> bool:
    """Whether every sentence of either stands in the other but for words of no content, and denies as much there."""
    mine, yours = ({(stems_of(each), denies(each)) for each in sentences(quote)} for quote in (one, other))
    return mine <= yours or yours <= mine


def _deny_apart(one: Quote, other: Quote) -> bool:
    """Whether only one of two quotations denies something, on the whole."""
    return denies(" ".join(one.quoted)) != denies(" ".join(other.quoted))


def reading_of(quote: Quote, report: Report, value: str) -> Reading:
    """What a quote gives as a reading, with its sentence."""
    sentence = report.text(quote.field, quote.sentence_start, quote.sentence_end).strip()
    return Reading(report.outlet, report.article_id, value, sentence, quote.field, quote.char_start, quote.char_end)
