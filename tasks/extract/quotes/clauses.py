"""Reported clauses by the dependency tree: what a verb, noun or adjective of saying takes as its complement."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.doers import doer
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import (
    AUXILIARY,
    CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_CLAUSE,
    PARTICLE,
    SUBJECT,
    children,
    first,
    is_passive,
    preposition,
)  # fmt: skip

WH = frozenset({"whether", "if", "what", "who", "whom", "whose", "which", "when", "where", "why", "how"})
# The order in which a verb's complements are believed.
ORDER = (
    "that",
    "wh",
    "object_to",
    "small",
    "of",
    "as",
    "to",
    "gerund",
    "with",
    "for",
    "about",
    "on",
    "against",
    "noun",
)
WITH_OBJECT = frozenset({"object_to", "small", "of", "as", "with", "for"})
THAT_REACH = 9  # words after a verb in which its *that* is looked for
QUOTE_REACH = 5  # words between a complement and a quote that goes on with it


def verb_candidates(reading: Reading, verb: Token) -> Iterator[Candidate]:
    """What a verb of saying takes after it, the most telling complement only."""
    frames = lexicon.frames_of(verb)
    if not frames:
        return
    found = {frame: span for frame, span in complements(verb) if frame in frames}
    told = _that_clause(reading, verb) if "that" in frames else None
    if told is not None:
        found["that"] = (told[0], max(told[1], found.get("that", told)[1]))
    frame = next((frame for frame in ORDER if frame in found), None)
    if frame is not None:
        start, end = found[frame]
        end = _extended(reading, verb, start, end, frame)
        span = reading.chars(start, end)
        yield Candidate(
            "clause", (span,), cue_span(verb), verb.i, frames[frame], frame, index_of(doer(reading, verb, (start, end)))
        )


def _that_clause(reading: Reading, verb: Token) -> tuple[int, int] | None:
    """The clause of a *that* which follows a verb at once or after a few words without another verb, by its form."""
    high = reading.sentences[reading.sentence_of[verb.i]][1]
    for token in reading.doc[verb.i + 1 : min(high, verb.i + THAT_REACH)]:
        if token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark"):
            inside = token.head.i > token.i and token.head.i < high
            return token.i, min(high, token.head.right_edge.i + 1) if inside else _sentence_end(reading, high)
        if reading.region_of[token.i] >= 0 or (token.is_punct and token.text != "-") or token.pos_ in ("VERB", "AUX"):
            return None
    return None


def _sentence_end(reading: Reading, high: int) -> int:
    while reading.doc[high - 1].is_space or reading.doc[high - 1].text in (".", "?", "!"):
        high -= 1
    return high


def complements(verb: Token) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each complement after a verb: what it is, and its token span; with the object where one belongs to it."""
    objects = [child for child in children(verb, OBJECT) if child.i > verb.i]
    for child in verb.children:
        if child.i < verb.i:
            continue
        frame = _frame(child, bool(objects) or is_passive(verb))
        if frame is None:
            continue
        start = child.left_edge.i
        if frame in WITH_OBJECT and objects:
            start = min(start, objects[-1].left_edge.i)
        elif frame == "as":
            start = _referred(verb, child, start + 1)
            if start == child.left_edge.i + 1 and not is_passive(verb):
                continue
        elif frame in ("about", "for", "on", "against", "of", "with") and child.pos_ not in ("VERB", "AUX"):
            start += 1
        end = child.right_edge.i + 1
        if start < end:
            yield frame, (start, end)


def _referred(verb: Token, child: Token, start: int) -> int:
    """*referred to the plan as …*: what is referred to belongs to what is said."""
    towards = [one for one in children(verb, OBLIQUE) if verb.i < one.i < child.i and preposition(one) == "to"]
    return min(start, towards[-1].left_edge.i + 1) if towards else start


def _extended(reading: Reading, verb: Token, start: int, end: int, frame: str) -> int:
    """Where a complement really ends: what the tree hung on the verb right after it belongs to it, and so does a quote
    that begins a few words on.
    """
    high = reading.sentences[reading.sentence_of[verb.i]][1]
    if reading.region_of[start] >= 0 and reading.doc[start - 1].text in (",", ":") and _is_whole(reading, start):
        return reading.tokens(*_outer(reading, reading.region_of[start]))[1]
    if frame in ("that", "wh") and end < high and not reading.doc[end].is_punct:
        top = reading.doc[end]
        while top.head.i >= end and top.head != top:
            top = top.head
        if top.dep_ not in ("ROOT", "punct", "advmod") and not lexicon.reports(top):
            end = max(end, top.right_edge.i + 1)
    end = through_marks(reading, end, high)
    return _cut_short(reading, verb, start, max(start + 1, min(end, high)), frame)


def through_marks(reading: Reading, end: int, high: int) -> int:
    """Where content goes on to when words in marks begin at its end or a few words on, and what hangs on them after."""
    index = end
    while index < min(high, end + QUOTE_REACH):
        token = reading.doc[index]
        number = reading.region_of[index]
        if number >= 0:
            end = index = max(index + 1, reading.tokens(*_outer(reading, number))[1])
            end = index = max(end, _tail(reading, end, high))
        elif lexicon.reports(token) or token.text in (".", ";", ":", "?", "!") or token.is_space:
            break
        else:
            index += 1
    return min(end, high)


def _is_whole(reading: Reading, start: int) -> bool:
    """Whether a region that begins at a token holds a sentence: it begins with a capital."""
    region = reading.outer[reading.region_of[start]]
    return reading.starts[start] <= region.start and reading.text[region.start].isupper()


def _outer(reading: Reading, number: int) -> tuple[int, int]:
    return reading.outer[number].outer_start, reading.outer[number].outer_end


def _tail(reading: Reading, end: int, high: int) -> int:
    """Where the words that hang on a quote without a comma end: *“…” of the state*."""
    if end >= high or reading.region_of[end] >= 0 or reading.doc[end - 2].text == ",":
        return end
    top = reading.doc[end]
    if top.pos_ not in ("ADP", "SCONJ", "PRON", "ADV") or lexicon.reports(top.head):
        return end
    while top.head.i >= end and top.head.i < high and top.head != top and not lexicon.reports(top.head):
        top = top.head
    return max(end, min(high, top.right_edge.i + 1))


def _goes_on(verb: Token, after: Token) -> bool:
    """*suggested that …, called it …*: a second cue of the same doer."""
    same = after.tag_ == verb.tag_ and verb.tag_ in ("VBD", "VBZ")
    return same and lexicon.reports(after) and first(after, SUBJECT) is None


def _cut_short(reading: Reading, verb: Token, start: int, end: int, frame: str) -> int:
    """Where a clause ends before what is the writer's again: *…, but he urged*, *…, according to the report*."""
    for index in range(start + 1, end - 1):
        token = reading.doc[index]
        if token.text != "," or reading.region_of[index] >= 0:
            continue
        after = reading.doc[index + 1]
        if reading.region_of[index + 1] < 0 and (after.lower_ == "according" or _goes_on(verb, after)):
            return index
        if frame in ("that", "wh") and after.pos_ == "CCONJ" and index + 3 < end:
            doer, does = reading.doc[index + 2], reading.doc[index + 3]
            if doer.lower_ in ("he", "she", "they") and lexicon.reports(does) and does.tag_ == verb.tag_:
                return index
    return end


def _frame(child: Token, has_object: bool) -> str | None:
    """What a complement is, in the lexicon's terms."""
    label = child.dep_
    if label in CLAUSE and child.left_edge.tag_ == "WDT" and child.left_edge.dep_ != "mark":
        return None
    if label in CLAUSE:
        return "wh" if child.left_edge.lower_ in WH else "that"
    if label in OPEN_CLAUSE:
        if any(mark.tag_ == "TO" for mark in child.children):
            return "object_to" if has_object else "to"
        if child.tag_ == "VBG":
            return "gerund"
        return "as" if preposition(child) == "as" else "small"
    if label in OBJECT and label != "iobj":
        return "noun"
    if label in OBLIQUE or label == "advcl":
        return preposition(child) or None
    return None


def cue_span(verb: Token) -> tuple[int, int]:
    """A verb with the auxiliaries, negation and particle that stand at it."""
    near = [child.i for child in verb.children if child.dep_ in AUXILIARY | PARTICLE or child.tag_ == "RB"]
    start = end = verb.i
    while start - 1 in near:
        start -= 1
    while end + 1 in near and verb.doc[end + 1].dep_ in PARTICLE:
        end += 1
    return start, end + 1


def index_of(token: Token | None) -> int | None:
    """A token's index, None for none."""
    return None if token is None else token.i


def has_complement_after(verb: Token) -> bool:
    """Whether a reported clause follows a verb."""
    return any(frame in ("that", "wh") for frame, _ in complements(verb))
