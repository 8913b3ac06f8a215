"""Cues that follow or interrupt what is said: “…,” she said, “…”; *The plan, he said, was bad.*"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.clauses import cue_span, has_complement_after
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import CLAUSE, RELATIVE, SUBJECT, children, first, is_finite, lemma_key, subject

COMMAS = frozenset({",", "—", "–", "--", "-", "―"})
MARKS = frozenset({'"', "”", "''", "“", "``", "’", "'", "‘", "»", "«", "‘‘", "’’"})
LONGEST_CUE = 45  # tokens from a quote's end to its cue


def around_candidates(reading: Reading, verb: Token) -> Iterator[Candidate]:
    """A cue clause after or inside what is said: the sentence without the clause is the content."""
    frames = lexicon.verbs().get(lemma_key(verb)) or lexicon.verbs().get((verb.lemma_ or verb.text).lower())
    if not frames or not ("quote" in frames or "that" in frames) or not is_finite(verb) or verb.dep_ in RELATIVE:
        return
    low, high = reading.sentences[reading.sentence_of[verb.i]]
    speaker = _speaker(reading, verb, low, high)
    if speaker is None:
        return
    start = _clause_start(reading, verb, speaker, low)
    if start <= low or not _breaks_before(reading, start, low) or not _told_by_tree(reading, verb, start, low):
        return
    end = _clause_end(reading, verb, speaker, high)
    spans = [(low, start)] + ([(end, high)] if end < high else [])
    content = tuple(reading.chars(*span) for span in spans if _says_something(reading, *span))
    if content:
        kind = frames.get("quote") or frames["that"]
        yield Candidate("around", content, cue_span(verb), verb.i, kind, "quote", speaker.i)


def _speaker(reading: Reading, verb: Token, low: int, high: int) -> Token | None:
    """The subject of a cue clause, in the verb's own clause and outside what is quoted."""
    own = first(verb, SUBJECT) or (subject(verb) if verb.dep_ == "conj" else None)
    if own is not None and low <= own.i < high and reading.region_of[own.i] < 0:
        return own
    near = [verb.i + 1, verb.i - 1]
    for index in near:
        if low <= index < high and reading.region_of[index] < 0 and reading.doc[index].pos_ in ("PROPN", "PRON", "NOUN"):
            token = reading.doc[index]
            while token.head.i != token.i and token.head.pos_ in ("PROPN", "NOUN") and abs(token.head.i - index) < 8:
                token = token.head
            return token if reading.region_of[token.i] < 0 and low <= token.i < high else reading.doc[index]
    return None


def _clause_start(reading: Reading, verb: Token, speaker: Token, low: int) -> int:
    """Where a cue clause begins: at its subject or its verb, never inside a region."""
    start = min(verb.i, speaker.left_edge.i if speaker.i < verb.i else verb.i)
    start = max(start, low)
    for index in range(max(verb.i, speaker.i) if speaker.i > verb.i else verb.i, start, -1):
        if reading.region_of[index - 1] >= 0 and index - 1 < min(verb.i, speaker.i):
            return index
    while start - 1 > low and reading.doc[start - 1].pos_ in ("ADV", "AUX") and reading.region_of[start - 1] < 0:
        start -= 1
    return start


def _breaks_before(reading: Reading, start: int, low: int) -> bool:
    """Whether a comma or a closing mark stands before a cue clause."""
    before = reading.doc[start - 1]
    if reading.region_of[start - 1] >= 0 or before.text in MARKS:
        return True
    return before.text in COMMAS or before.text in ("?", "!")


def _told_by_tree(reading: Reading, verb: Token, start: int, low: int) -> bool:
    """Whether what stands before the clause is what is said: a quote ends there, or the tree says so."""
    before = start - 1
    while before > low and reading.doc[before].text in COMMAS:
        before -= 1
    if reading.region_of[before] >= 0:
        return start - before <= 3 and not (has_complement_after(verb) and reading.doc[start - 1].text in COMMAS)
    if has_complement_after(verb):
        return False
    if verb.dep_ == "parataxis" and verb.head.i < start:
        return True
    return any(child.i < start for child in children(verb, CLAUSE))


def _clause_end(reading: Reading, verb: Token, speaker: Token, high: int) -> int:
    """Where an interrupting clause ends: at a comma that what is said goes on after; else at the sentence's end."""
    last = max(verb.i, speaker.right_edge.i if speaker.i > verb.i else verb.i)
    for index in range(last + 1, min(high, last + LONGEST_CUE)):
        token = reading.doc[index]
        if reading.region_of[index] >= 0:
            resumes = reading.doc[index - 1].text in COMMAS or reading.doc[index - 1].text == ":"
            return index if resumes else high
        if token.text in COMMAS and index + 1 < high and _resumes(verb, index):
            return index
    return high


def _resumes(verb: Token, comma: int) -> bool:
    """Whether the interrupted clause goes on after a comma, by the tree."""
    if verb.dep_ == "parataxis":
        return verb.head.i > comma or (verb.head.i < verb.i and verb.head.right_edge.i > comma > verb.right_edge.i - 1)
    return any(child.i < verb.i and child.right_edge.i > comma for child in children(verb, CLAUSE))


def _says_something(reading: Reading, start: int, end: int) -> bool:
    return any(token.is_alpha or token.is_digit for token in reading.doc[start:end])
