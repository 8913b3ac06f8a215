"""The utterances of a story: quotes joined that give one thing said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tasks.link.records import Quote, Report
from tasks.link.utterances.groups import Groups, fullness
from tasks.link.utterances.likeness import Content, content
from tasks.link.utterances.offices import bearers
from tasks.link.utterances.pairs import PHRASE, candidates, strength
from tasks.link.utterances.records import Utterance, Variant
from tasks.link.utterances.remarks import remarks
from tasks.link.utterances.weights import Weights, weights
from tasks.link.wording import agreement, differing

_NEVER = datetime.max.replace(tzinfo=UTC)


def utterances(reports: Sequence[Report], quotes: Sequence[Quote]) -> list[Utterance]:
    """The things said in the reports of one story, each quote in exactly one; any order of rows, the same result.

    A quote whose article is not among the reports counts as one of unknown time. Raises ValueError where two quotes
    have one id.
    """
    ordered = sorted(quotes, key=lambda quote: quote.quote_id)
    if len({quote.quote_id for quote in ordered}) < len(ordered):
        raise ValueError("two quotes have one quote_id")
    times = {report.article_id: report.time or _NEVER for report in reports}
    together = _together(reports, ordered) if _may_meet(ordered) else [([quote], 1.0) for quote in ordered]
    return sorted((_utterance(*each, times) for each in together), key=lambda utterance: utterance.quotes)


def _may_meet(quotes: list[Quote]) -> bool:
    """Whether any two could be one: quotes of one article's body are not, and most stories are one article."""
    places = {(quote.article_id, quote.field) for quote in quotes}
    return len(places) > 1 or len({quote.text for quote in quotes}) < len(quotes)


def _together(reports: Sequence[Report], quotes: list[Quote]) -> list[tuple[list[Quote], float]]:
    """The groups of quotes, and how sure each one's weakest link is."""
    story = weights(reports, quotes)
    known = bearers(reports, quotes)
    kept = _alike([content(quote, story, known.get(quote.quote_id)) for quote in quotes])
    groups = _joined([each for each, _ in kept], story)
    return [([quote for at in members for quote in kept[at][1]], sure) for members, sure in groups.members()]


def _alike(contents: list[Content]) -> list[tuple[Content, list[Quote]]]:
    """Quotes of the same words, marks and speaker as one: what two hundred outlets carry is compared once."""
    kept: dict[object, list[Content]] = {}
    for each in contents:
        own = each.quote.quote_id if len(each.stems) < PHRASE else None
        key = (each.speaker, each.quote.kind, each.stems, each.pieces, own)
        kept.setdefault(key, []).append(each)
    return [
        (replace(same[0], articles=frozenset(each.quote.article_id for each in same)), [each.quote for each in same])
        for same in kept.values()
    ]


def _joined(contents: list[Content], story: Weights) -> Groups:
    """Quotes joined from the surest pair on, so that what is doubtful meets groups that are settled."""
    links = {pair: strength(contents[pair[0]], contents[pair[1]]) for pair in candidates(contents)}
    links = {pair: sure for pair, sure in links.items() if sure > 0}
    groups = Groups(contents, links)
    for pair in sorted(links, key=lambda pair: (-links[pair], pair)):
        groups.join(*pair, links[pair])
    groups.join_remarks(remarks(contents, story))
    return groups


def _utterance(quotes: list[Quote], sure: float, times: dict[str, datetime]) -> Utterance:
    by_time = sorted(quotes, key=lambda quote: (times.get(quote.article_id, _NEVER), quote.quote_id))
    reference = min(by_time, key=fullness)
    variants = tuple(_variant(quote, reference) for quote in by_time)
    return Utterance(tuple(quote.quote_id for quote in by_time), reference.quote_id, variants, sure)


def _variant(quote: Quote, reference: Quote) -> Variant:
    if quote.text == reference.text:
        return Variant(quote.quote_id, "same", ())
    return Variant(quote.quote_id, agreement(reference.text, quote.text), differing(reference.text, quote.text))
