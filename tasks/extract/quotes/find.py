"""Every proposal of every rule for a doc."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.quotes.around import around_candidates
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.clauses import verb_candidates
from tasks.extract.quotes.cries import cry_candidates
from tasks.extract.quotes.direct import direct_candidates
from tasks.extract.quotes.doers import named_after
from tasks.extract.quotes.headlines import headline_candidates
from tasks.extract.quotes.lexicon import is_verb
from tasks.extract.quotes.nominal import according_candidates, adjective_candidates, noun_candidates, view_candidates
from tasks.extract.quotes.reading import Reading


def find_candidates(reading: Reading) -> list[Candidate]:
    """Proposals in no order; of one cue, a clause round it goes before a clause after it."""
    found = _without_vouching([*_by_cues(reading), *headline_candidates(reading)])
    spoken: dict[int, Candidate] = {}
    for candidate in found:
        for number in _held(reading, candidate):
            if number not in spoken or candidate.rule == "around":
                spoken[number] = candidate
    return found + list(direct_candidates(reading, spoken, _last_cues(reading, found)))


def _without_vouching(found: list[Candidate]) -> list[Candidate]:
    """*“…,” Ines told the police, according to her lawyer*: who vouches for the telling does not say the words."""
    told = {candidate.content[0][0] for candidate in found if candidate.rule == "around"}
    return [one for one in found if one.rule != "according" or one.content[0][0] not in told]


def _last_cues(reading: Reading, found: list[Candidate]) -> dict[int, Candidate]:
    """Sentence → the candidate of its last cue of saying with a speaker."""
    last: dict[int, Candidate] = {}
    for candidate in sorted(found, key=lambda one: one.head or 0):
        if candidate.head is not None and candidate.speaker is not None and candidate.frame in ("that", "quote", "wh"):
            last[reading.sentence_of[candidate.head]] = candidate
    return last


def _by_cues(reading: Reading) -> Iterator[Candidate]:
    for token in reading.doc:
        if reading.region_of[token.i] >= 0:
            continue
        around = list(around_candidates(reading, token)) if is_verb(token) else []
        cries = [] if any(_is_plain(reading, one) for one in around) else list(cry_candidates(reading, token))
        yield from (*around, *cries)
        if is_verb(token):
            yield from () if around or cries or _leads_to_marks(reading, token) else verb_candidates(reading, token)
        elif token.pos_ == "NOUN":
            yield from noun_candidates(reading, token)
        elif token.pos_ == "ADJ":
            yield from adjective_candidates(reading, token)
        if token.lower_ == "according":
            yield from according_candidates(reading, token)
        if token.lower_ in ("for", "of"):
            yield from view_candidates(reading, token)


def _leads_to_marks(reading: Reading, verb: Token) -> bool:
    """Whether a verb's speaker right after it stands between it and words in marks: *…, said Ines Lopez, “…”*."""
    _, high = reading.sentences[reading.sentence_of[verb.i]]
    marked = any(reading.region_of[at] >= 0 for at in range(verb.i + 1, high))
    return marked and named_after(reading, verb) is not None


def _is_plain(reading: Reading, candidate: Candidate) -> bool:
    """Whether all that a cue clause stands round is in marks, or none of it."""
    marked = {reading.region_of[reading.token_at(start)] >= 0 for start, _ in candidate.content}
    return len(marked) == 1


def _held(reading: Reading, candidate: Candidate) -> list[int]:
    """The outer regions a candidate's content holds or begins in."""
    held = []
    for start, end in candidate.content:
        first, last = reading.tokens(start, end)
        held += sorted({reading.region_of[i] for i in range(first, last)} - {-1})
    return held
