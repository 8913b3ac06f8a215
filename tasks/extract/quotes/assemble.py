"""From proposals to quotes: each is cleaned and weighed, the likeliest that do not overlap are kept."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tasks.extract.quotes.candidates import Candidate, Spans
from tasks.extract.quotes.confidence import confidence, features, mark_features, weights
from tasks.extract.quotes.content import clean, kind_of, quoted_in, without_conjunction
from tasks.extract.quotes.excerpt import excerpt
from tasks.extract.quotes.find import find_candidates
from tasks.extract.quotes.reading import Reading, read
from tasks.extract.quotes.records import JOIN, Part, Quote, Quoted
from tasks.extract.quotes.speakers import Speaker, speaker_of

ATTITUDES = frozenset({"think", "feel", "hope", "want", "know", "thought"})
UNCUED = frozenset({"loose", "near", "chain", "none"})
REPORTED = frozenset({"that", "wh", "quote", "according"})
LIKELY = 0.5
MOST_CUES = 40  # cues of one sentence that are compared


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate, cleaned and weighed; `place` is the offset of its cue, `holder` a candidate whose content
    the cue stands in.
    """

    candidate: Candidate
    parts: Spans
    quoted: Spans
    kind: str
    speaker: Speaker | None
    confidence: float
    features: tuple[str, ...]
    place: int | None = None
    holder: Candidate | None = None


def propose(reading: Reading) -> list[Proposal]:
    """Every candidate that has content, with its features and confidence."""
    candidates = [(one, _parts(reading, one)) for one in find_candidates(reading)]
    holders = _holders(reading, candidates)
    found = (_proposal(reading, one, parts, holders[at]) for at, (one, parts) in enumerate(candidates))
    return [proposal for proposal in found if proposal is not None]


def _parts(reading: Reading, candidate: Candidate) -> Spans:
    parts = clean(reading, candidate.content, reading.outer)
    if not parts or candidate.frame not in ("that", "quote"):
        return parts
    return clean(reading, without_conjunction(reading, parts), reading.outer)


def _holders(reading: Reading, candidates: list[tuple[Candidate, Spans]]) -> list[Candidate | None]:
    """For each candidate another one, if any, whose content its cue stands in, in the same sentence."""
    by_sentence: dict[int, list[int]] = {}
    for index, (candidate, _) in enumerate(candidates):
        if candidate.head is not None:
            by_sentence.setdefault(reading.sentence_of[candidate.head], []).append(index)
    holders: list[Candidate | None] = [None] * len(candidates)
    for indices in by_sentence.values():
        for index in indices[:MOST_CUES]:
            place = reading.starts[candidates[index][0].head or 0]
            holders[index] = next((candidates[i][0] for i in indices[:MOST_CUES] if _holds(candidates[i], place)), None)
    return holders


def _holds(candidate: tuple[Candidate, Spans], place: int) -> bool:
    return any(start <= place < end for start, end in candidate[1])


def _proposal(reading: Reading, candidate: Candidate, parts: Spans, holder: Candidate | None) -> Proposal | None:
    if not parts or not any(map(str.isalnum, reading.text[parts[0][0] : parts[-1][1]])):
        return None
    quoted = quoted_in(reading, parts, reading.outer)
    kind = kind_of(reading, parts, quoted)
    speaker = None if candidate.speaker is None else speaker_of(reading, reading.doc[candidate.speaker])
    speaker = _after_cue(speaker, candidate)
    source = "none" if speaker is None else speaker.source
    share = _size(quoted) / max(1, _size(parts))
    names = tuple(features(reading, candidate, parts, kind, source, share))
    names += tuple(mark_features(reading.text, parts, quoted, candidate.rule))
    if holder is not None:
        names += (f"within={holder.rule},{holder.frame}", f"within={holder.kind}", "within")
    place = None if candidate.head is None else reading.starts[candidate.head]
    return Proposal(candidate, parts, quoted, kind, speaker, confidence(names), names, place, holder)


def _after_cue(speaker: Speaker | None, candidate: Candidate) -> Speaker | None:
    """A speaker's phrase without the cue, where the tree took that for its first word: *recalled nurse Ines Lopez*."""
    if speaker is None or candidate.cue is None or candidate.speaker is None:
        return speaker
    _, end = candidate.cue
    return replace(speaker, start=end) if speaker.start < end <= candidate.speaker else speaker


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def select(proposals: Iterable[Proposal], threshold: float) -> list[Proposal]:
    """The likeliest proposals first, each kept where no kept one overlaps it; then in the text's order."""
    taken: list[tuple[int, int, int]] = []
    kept: list[Proposal] = []
    for proposal in _ranked([proposal for proposal in proposals if proposal.confidence >= threshold]):
        if any(_overlaps(taken, start, end) for start, end in proposal.parts) or _reports_its_cue(
            taken, kept, proposal
        ):
            continue
        for start, end in proposal.parts:
            insort(taken, (start, end, len(kept)))
        kept.append(proposal)
    return sorted(kept, key=lambda p: p.parts)


def _ranked(proposals: list[Proposal]) -> list[Proposal]:
    """The likeliest first; what is reported inside a likely proposal comes after that one."""
    likely = {p.candidate: p.confidence for p in proposals if p.confidence >= LIKELY and p.candidate.frame in REPORTED}

    def rank(proposal: Proposal) -> tuple[float, bool, Spans, str]:
        held = likely.get(proposal.holder) if proposal.holder is not None else None
        sure = proposal.confidence if held is None else min(proposal.confidence, held)
        return -sure, held is not None, proposal.parts, proposal.candidate.rule

    return sorted(proposals, key=rank)


def _reports_its_cue(taken: list[tuple[int, int, int]], kept: list[Proposal], proposal: Proposal) -> bool:
    """Whether a kept proposal's content holds a proposal's cue, while that one's content holds the kept one's cue."""
    if proposal.place is None:
        return False
    index = bisect_right(taken, (proposal.place, sys.maxsize, 0)) - 1
    if index < 0 or taken[index][1] <= proposal.place:
        return False
    place = kept[taken[index][2]].place
    return place is not None and any(start <= place < end for start, end in proposal.parts)


def _overlaps(taken: list[tuple[int, int, int]], start: int, end: int) -> bool:
    index = bisect_right(taken, (start, end, -1))
    before = index > 0 and taken[index - 1][1] > start
    return before or (index < len(taken) and taken[index][0] < end)


def find_quotes(reading: Reading, attitudes: bool, threshold: float | None = None) -> tuple[Quote, ...]:
    """The quotes of a doc in the text's order; a quote within a quote follows the one it stands in."""
    proposals = propose(reading)
    if not attitudes:
        proposals = [p for p in proposals if p.kind != "indirect" or p.candidate.kind not in ATTITUDES]
    kept = select(proposals, weights()["threshold"] if threshold is None else threshold)
    quotes: list[Quote] = []
    spoken: dict[int, int] = {}
    for proposal in kept:
        head = proposal.candidate.speaker
        resumes = spoken.get(head) if proposal.candidate.rule == "chain" and head is not None else None
        if resumes is not None and not _same_paragraph(reading, quotes[resumes].char_end, proposal.parts[0][0]):
            resumes = None
        if head is not None:
            spoken[head] = len(quotes)
        index = len(quotes)
        quotes.append(_quote(reading, proposal, resumes))
        quotes += _within(reading, proposal, index, attitudes)
    return tuple(quotes)


def _same_paragraph(reading: Reading, before: int, after: int) -> bool:
    return "\n" not in reading.text[before:after]


def _quote(reading: Reading, proposal: Proposal, resumes: int | None) -> Quote:
    text = reading.text
    parts = proposal.parts
    sentence = _sentence(reading, parts[0][0], parts[-1][1])
    speaker = proposal.speaker
    said = None if speaker is None else reading.chars(speaker.start, speaker.end)
    name = None if speaker is None or speaker.name is None else reading.chars(*speaker.name)
    cue = None if proposal.candidate.cue is None else reading.chars(*proposal.candidate.cue)
    return Quote(
        speaker_text=None if said is None else text[slice(*said)],
        speaker_source="none" if speaker is None else speaker.source,
        cue=None if cue is None else text[slice(*cue)],
        kind=proposal.kind,
        text=JOIN.join(text[start:end] for start, end in parts),
        quoted=tuple(Quoted(text[start:end], start, end) for start, end in proposal.quoted),
        parts=tuple(Part(start, end) for start, end in parts),
        char_start=parts[0][0],
        char_end=parts[-1][1],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        parent=None,
        resumes=resumes,
        confidence=round(proposal.confidence, 4),
        speaker_start=None if said is None else said[0],
        speaker_end=None if said is None else said[1],
        speaker_name=None if name is None else text[slice(*name)],
        speaker_name_start=None if name is None else name[0],
        speaker_name_end=None if name is None else name[1],
        cue_start=None if cue is None else cue[0],
        cue_end=None if cue is None else cue[1],
    )


def _sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """From the start of the sentence a quote begins in to the end of the one it ends in, without outer spaces."""
    first, last = reading.tokens(start, end)
    low = reading.sentences[reading.sentence_of[first]][0]
    high = reading.sentences[reading.sentence_of[max(first, last - 1)]][1]
    while high - 1 > low and reading.doc[high - 1].is_space:
        high -= 1
    while low < first and reading.doc[low].is_space:
        low += 1
    return reading.chars(low, high)


def _within(reading: Reading, proposal: Proposal, parent: int, attitudes: bool) -> Iterator[Quote]:
    """Quotes in marks inside a quoted stretch that holds marks of its own: read like a text of its own."""
    for start, end in proposal.quoted:
        if not _holds_marks(reading, start, end):
            continue
        first, last = reading.tokens(start, end)
        inner = read(excerpt(reading.doc, first, last))
        shift = reading.starts[first]
        for quote in find_quotes(inner, attitudes):
            if quote.quoted and quote.cue is not None and quote.char_end + shift <= end:
                yield _shifted(quote, shift, parent)


def _holds_marks(reading: Reading, start: int, end: int) -> bool:
    index = bisect_left(reading.regions, start, key=lambda region: region.outer_start)
    return index < len(reading.regions) and reading.regions[index].outer_end <= end


def _shifted(quote: Quote, shift: int, parent: int) -> Quote:
    """A quote found in a stretch of a text, in the text's offsets."""
    moved: dict[str, Any] = {
        name: None if getattr(quote, name) is None else getattr(quote, name) + shift
        for name in Quote.__dataclass_fields__
        if name.endswith(("_start", "_end"))
    }
    moved["quoted"] = tuple(Quoted(q.text, q.char_start + shift, q.char_end + shift) for q in quote.quoted)
    moved["parts"] = tuple(Part(part.char_start + shift, part.char_end + shift) for part in quote.parts)
    return replace(quote, parent=parent, resumes=None, **moved)
