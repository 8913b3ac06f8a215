"""Words in quotation marks that outlets give to different people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from tasks.link.claims.weights import general_weight
from tasks.link.conflicts.events import LATER_DAYS, linked
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.speakers import described, is_described, is_nearest, is_somebody, named_speaker, surname
from tasks.link.conflicts.spoken import content_of
from tasks.link.conflicts.times import days_between
from tasks.link.conflicts.wordings import reading_of
from tasks.link.records import Quote, Report
from tasks.link.stems import listed
from tasks.link.utterances.records import Utterance
from tasks.link.words import words

LEAST_RUN = 4  # words in a row that two people hardly both say, if two of them have content
LEAST_CONTENT = 2
NEARLY, LEAST_SAME = 0.75, 6  # share of the longer one's words that the other has in order, and how many
WHOLE = 5  # words of a whole quotation, of which one that tells something is enough
SOME = 0.45  # general weight of such a word
LEAST_COVERED = 0.5  # share of what the shorter quotation has in marks
TELLING = 0.7  # general weight of a word that two people hardly both choose
LONGEST = 14  # words of a quotation of which a fragment is no passing mention
SHORTEST = 2  # words of a run that makes two quotations worth comparing


@dataclass(frozen=True, slots=True)
class _Said:
    """Words in marks, in order, with who said them: a person's name, or a description that one person answers to."""

    quote: Quote
    report: Report
    speaker: str
    is_named: bool
    words: tuple[str, ...]


def attribution_conflicts(
    reports: Sequence[Report], quotes: Sequence[Quote], utterances: Iterable[Utterance] = ()
) -> list[Conflict]:
    """Words in quotation marks that independent texts give to different people, one at least of them named.

    The two have a run of words together that chance does not give. Whoever speaks for a body and the body itself are
    no two people, nor are a name and a description that any of the reports brings together.
    """
    of = {report.article_id: report for report in reports}
    said = _said(of, quotes)
    home = {id_: utterance.reference for utterance in utterances for id_ in utterance.quotes}
    found = [
        (first, second)
        for first, second in _candidates(said)
        if said[first].report.copy_group != said[second].report.copy_group
        and days_between(said[first].report.time, said[second].report.time) <= LATER_DAYS
        and _same_words(said[first], said[second])
    ]
    groups = [[said[index] for index in group] for group in linked(found)]
    return [_attributed(group, home) for group in groups if _has_two_speakers(group, reports)]


def _said(of: Mapping[str, Report], quotes: Sequence[Quote]) -> list[_Said]:
    """Quotations with marks whose speaker is somebody, by their ids."""
    found = []
    before = described(quotes, of)
    for quote in sorted(quotes, key=lambda quote: quote.quote_id):
        report = of.get(quote.article_id)
        if not report or not quote.quoted or quote.parent_quote_id is not None:
            continue
        name = named_speaker(quote, report)
        if speaker := name or is_somebody(quote) or before.get(quote.quote_id):
            marked = tuple(word for text in quote.quoted for word in words(text))
            found.append(_Said(quote, report, speaker, name is not None, marked))
    return found


def _candidates(said: Sequence[_Said]) -> list[tuple[int, int]]:
    """Pairs with a run of words in common."""
    runs: dict[tuple[str, ...], list[int]] = {}
    for index, each in enumerate(said):
        for run in {each.words[at : at + SHORTEST] for at in range(len(each.words) - SHORTEST + 1)}:
            runs.setdefault(run, []).append(index)
    return sorted({(a, b) for found in runs.values() for a in found for b in found if a < b})


def _same_words(one: _Said, other: _Said) -> bool:
    run = _longest_run(one.words, other.words)
    text = " ".join(run)
    shorter = one.words if len(one.words) <= len(other.words) else other.words
    if content_of(" ".join(shorter)) <= _formulas():
        return False
    whole = min(len(one.words), len(other.words))
    is_part = len(run) == whole and max(len(one.words), len(other.words)) <= LONGEST
    enough = len(run) >= LEAST_RUN or (is_part and len(run) > LEAST_CONTENT)
    enough &= len(run) >= LEAST_COVERED * whole
    if one.words == other.words and len(run) >= WHOLE and _tells(content_of(text), SOME):
        return True
    if enough and len(content_of(text)) >= LEAST_CONTENT:
        return True
    return _nearly_same(one.words, other.words) or _is_fragment(one, other, run)


def _nearly_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nearly all words of either stand in the other in their order, enough of them with content."""
    if max(len(one), len(other)) * NEARLY > min(len(one), len(other)):
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    same = [word for block in blocks for word in one[block.a : block.a + block.size]]
    enough = len(same) >= max(LEAST_SAME, NEARLY * max(len(one), len(other)))
    return enough and len(content_of(" ".join(same))) >= LEAST_CONTENT


@cache
def _formulas() -> frozenset[str]:
    """What the words of formulas are as content."""
    return frozenset().union(*map(content_of, listed("conflicts_formulas.txt")))


def _tells(content: Iterable[str], least: float) -> bool:
    return any(general_weight(term) >= least for term in content)


def _is_fragment(one: _Said, other: _Said, run: Sequence[str]) -> bool:
    """Whether the run is all that one has in marks, tells something, and the sentences have more in common than it."""
    told = content_of(" ".join(run))
    shorter, longer = sorted((len(one.words), len(other.words)))
    whole = len(run) >= shorter and longer <= LONGEST
    around = content_of(_sentence(one)) & content_of(_sentence(other)) - told
    return whole and bool(around) and _tells(told, TELLING)


def _sentence(said: _Said) -> str:
    return said.report.text(said.quote.field, said.quote.sentence_start, said.quote.sentence_end)


def _longest_run(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    ends: dict[int, int] = {}
    for at, word in enumerate(one):
        now: dict[int, int] = {}
        for place, theirs in enumerate(other):
            if word == theirs:
                now[place] = ends.get(place - 1, 0) + 1
                if now[place] > len(best):
                    best = tuple(one[at - now[place] + 1 : at + 1])
        ends = now
    return best


def _has_two_speakers(group: Sequence[_Said], reports: Sequence[Report]) -> bool:
    """Whether two speakers have no name in common, and neither is the likely mistake of a pronoun's reading."""
    return any(_are_two(one, other, reports) and _are_two(other, one, reports) for one in group for other in group)


def _are_two(one: _Said, other: _Said, reports: Sequence[Report]) -> bool:
    if set(words(one.speaker)) & set(words(other.speaker)) or not (one.is_named or other.is_named):
        return False
    if other.is_named and surname(other.speaker) in words(_sentence(one)):  # who of the two said it is a guess
        return False
    if one.is_named != other.is_named:
        name, description = (one, other) if one.is_named else (other, one)
        return not is_described(name.speaker, description.speaker, reports)
    return one.quote.speaker_source != "pronoun" or is_nearest(one.speaker, other.speaker, one.quote, one.report)


def _attributed(group: Sequence[_Said], home: Mapping[str, str]) -> Conflict:
    readings = tuple(reading_of(each.quote, each.report, each.speaker) for each in group)
    first = group[0].quote
    return Conflict("attribution", f"who said “{first.text}”", readings, None, None, home.get(first.quote_id))
