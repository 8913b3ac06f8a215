"""What stands in the margin of a text: what the other outlets do with each thing said there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tasks.link.measures.spread import clash
from tasks.report.stories.disputes import Dispute
from tasks.report.stories.matrix import Claim
from tasks.report.stories.plot import Plot
from tasks.report.stories.readings import Reading
from tasks.report.stories.sources import Source, Sources
from tasks.report.stories.wordings import Utterance
from tasks.report.words import clipped

_LONG = 40


class Note(NamedTuple):
    """A line in the margin: a sign, what it is about, and who goes with or against it in what words."""

    sign: str  # =, ≠, →, ○ (left out), ~ (said in other words)
    about: str
    sides: tuple[tuple[tuple[Source, ...], str], ...]  # outlets, and what they have
    href: str


def notes(
    plots: Iterable[Plot],
    disputes: Iterable[Dispute],
    said: Iterable[Utterance],
    claims: Iterable[Claim],
    sources: Sources,
) -> dict[str, Note]:
    """Margin notes by the address they stand beside: a figure's, a quote's, a statement's, a reading's."""
    found: dict[str, Note] = {}
    for claim in claims:
        found |= _omitted(claim, sources) if claim.omitted else {}
    for plot in plots:
        found |= {id_: _figure(plot, each) for each in plot.readings for id_ in (each.figure_id, *each.also)}
    for dispute in disputes:
        found |= _dispute(dispute)
    for utterance in said:
        found |= _said(utterance)
    return found


def _figure(plot: Plot, reading: Reading) -> Note:
    """A number's note: those who cannot be right with it, what replaces it, or who agrees."""
    others = [each for each in plot.readings if each is not reading and not each.superseded]
    if plot.verdict == "agreement":
        with_it = tuple(dict.fromkeys(source for each in others for source in each.sources))
        return Note("=", reading.text, ((with_it, "agree" if len(with_it) > 1 else "agrees"),), plot.anchor)
    sign = "≠" if plot.verdict == "conflict" else "→"
    other = [each for each in others if clash(each.allowed, reading.allowed)]
    return Note(sign, reading.text, _grouped((each.sources, each.text) for each in other), plot.anchor)


def _grouped(sides: Iterable[tuple[tuple[Source, ...], str]]) -> tuple[tuple[tuple[Source, ...], str], ...]:
    by_text: dict[str, list[Source]] = {}
    for who, text in sides:
        by_text.setdefault(text, []).extend(who)
    return tuple((tuple(dict.fromkeys(who)), clipped(text, _LONG)) for text, who in by_text.items())


def _dispute(dispute: Dispute) -> dict[str, Note]:
    found = {}
    for side in dispute.sides:
        against = _grouped((each.sources, each.value) for each in dispute.sides if each is not side)
        for said in side.said:
            found[said.anchor] = Note("≠", clipped(side.value, _LONG), against, dispute.anchor)
    return found


def _said(utterance: Utterance) -> dict[str, Note]:
    found = {}
    for wording in utterance.wordings:
        others: Sequence[Source] = [
            source for each in utterance.wordings if each is not wording for source in each.sources
        ]
        who = tuple(dict.fromkeys(source for source in others if source not in wording.sources))
        if who:
            words = "in other words" if utterance.differs else "quote it too" if len(who) > 1 else "quotes it too"
            found[wording.quote_id] = Note("~", f"“{clipped(wording.text, 28)}”", ((who, words),), utterance.anchor)
    return found


def _omitted(claim: Claim, sources: Sources) -> dict[str, Note]:
    who = tuple(source for source in sources if claim.status(source) == "omitted")
    side = (who, "leave this out" if len(who) > 1 else "leaves this out")
    return {row["statement_id"]: Note("○", "", (side,), claim.id) for row in claim.reports.values()}
