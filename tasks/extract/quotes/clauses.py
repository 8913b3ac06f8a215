"""Reported clauses by the dependency tree: what a verb, noun or adjective of saying takes as its complement."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import (
    AUXILIARY, CLAUSE, NOUN_CLAUSE, OBJECT, OBLIQUE, OPEN_CLAUSE, PARTICLE, PASSIVE_SUBJECT,
    children, first, is_passive, preposition, subject,
)  # fmt: skip

WH = frozenset({"whether", "if", "what", "who", "whom", "whose", "which", "when", "where", "why", "how"})
# The order in which a verb's complements are believed.
ORDER = ("that", "wh", "object_to", "small", "of", "as", "to", "gerund", "with", "for", "about", "on", "against", "noun")
WITH_OBJECT = frozenset({"object_to", "small", "of", "as", "with", "for"})
QUOTE_REACH = 5  # words between a complement and a quote that goes on with it
NOUN_MARKS = {"that": ("said", "promised", "asked", "thought"), "to": ("promised", "asked", "thought")}
NOUN_MARKS |= {"whether": ("asked", "thought", "said")}


def verb_candidates(reading: Reading, verb: Token) -> Iterator[Candidate]:
    """What a verb of saying takes after it, the most telling complement only."""
    frames = lexicon.frames_of(verb)
    if not frames:
        return
    found = {frame: span for frame, span in complements(verb) if frame in frames}
    frame = next((frame for frame in ORDER if frame in found), None)
    if frame is not None:
        start, end = found[frame]
        span = reading.chars(start, _extended(reading, verb, start, end, frame))
        yield Candidate("clause", (span,), cue_span(verb), verb.i, frames[frame], frame, _index(subject(verb)))


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
        elif frame in ("about", "for", "on", "against", "of", "with") and child.pos_ not in ("VERB", "AUX"):
            start += 1
        end = child.right_edge.i + 1
        if start < end:
            yield frame, (start, end)


def _extended(reading: Reading, verb: Token, start: int, end: int, frame: str) -> int:
    """Where a complement really ends: what the tree hung on the verb right after it belongs to it, and so does a quote
    that begins a few words on.
    """
    high = reading.sentences[reading.sentence_of[verb.i]][1]
    if frame in ("that", "wh") and end < high and not reading.doc[end].is_punct:
        top = reading.doc[end]
        while top.head.i >= end and top.head != top:
            top = top.head
        if top.dep_ not in ("ROOT", "punct", "advmod") and not lexicon.reports(top):
            end = max(end, top.right_edge.i + 1)
    for index in range(end, min(high, end + QUOTE_REACH)):
        if reading.region_of[index] >= 0:
            region = reading.outer[reading.region_of[index]]
            return max(end, reading.tokens(region.outer_start, region.outer_end)[1])
        if lexicon.reports(reading.doc[index]) or reading.doc[index].text in (".", ";", ":"):
            break
    return min(end, max(high, start + 1))


def _frame(child: Token, has_object: bool) -> str | None:
    """What a complement is, in the lexicon's terms."""
    label = child.dep_
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


def noun_candidates(reading: Reading, noun: Token) -> Iterator[Candidate]:
    """What a noun of saying takes: *the claim that …*, *her promise to …*."""
    kind = lexicon.nouns().get((noun.lemma_ or noun.text).lower())
    if kind is None:
        return
    for child in noun.rights:
        marks = {mark.lower_ for mark in child.lefts}
        if child.dep_ not in NOUN_CLAUSE | CLAUSE or child.left_edge.i <= noun.i:
            continue
        frame = next((mark for mark, kinds in NOUN_MARKS.items() if mark in marks and kind in kinds), None)
        if frame is not None and not (frame == "that" and child.left_edge.tag_ == "WDT"):
            span = reading.chars(child.left_edge.i, child.right_edge.i + 1)
            cue = (noun.i, noun.i + 1)
            yield Candidate("noun", (span,), cue, noun.i, kind, frame, _index(_owner(noun)))


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: its possessor, who it is by or of, or who makes it."""
    for child in noun.children:
        if child.dep_ in ("nmod:poss", "poss"):
            return child
    for child in noun.rights:
        if child.dep_ in OBLIQUE and preposition(child) in ("by", "from", "of", "among"):
            return first(child, frozenset({"pobj"})) or child
    verb = noun.head
    if noun.dep_ in OBJECT and verb.pos_ == "VERB":
        return subject(verb)
    return None


def adjective_candidates(reading: Reading, adjective: Token) -> Iterator[Candidate]:
    """What an adjective of belief takes: *is confident that …*."""
    if (adjective.lemma_ or adjective.text).lower() not in lexicon.words("adjectives"):
        return
    clause = next((child for child in children(adjective, CLAUSE) if child.i > adjective.i), None)
    if clause is not None:
        span = reading.chars(clause.left_edge.i, clause.right_edge.i + 1)
        cue = (adjective.i, adjective.i + 1)
        yield Candidate("adjective", (span,), cue, adjective.i, "feel", "that", _index(subject(adjective)))


def according_candidates(reading: Reading, word: Token) -> Iterator[Candidate]:
    """*According to* somebody: the clause it stands in, without itself."""
    doc = word.doc
    if word.i + 2 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return
    source = _according_source(word)
    if source is None:
        return
    start, end = word.i, max(source.right_edge.i + 1, word.i + 3)
    low, high = _told_clause(reading, source)
    end = min(end, max(high, word.i + 3))
    spans = [(low, start), (end, high)]
    content = tuple(reading.chars(*span) for span in spans if any(t.is_alpha or t.is_digit for t in doc[span[0] : span[1]]))
    if content:
        yield Candidate("according", content, (start, start + 2), start, "say", "according", source.i)


def _told_clause(reading: Reading, source: Token) -> tuple[int, int]:
    """The tokens of the clause that somebody is named as the source of: the sentence, or the clause inside it."""
    low, high = reading.sentences[reading.sentence_of[source.i]]
    clause = source.head
    if clause.dep_ in ("advcl", "ccomp", "acl:relcl", "relcl", "acl") and clause.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        start = clause.left_edge.i
        while start < clause.i and reading.doc[start].pos_ in ("SCONJ", "PUNCT"):
            start += 1
        return max(low, start), min(high, max(source.right_edge.i, clause.right_edge.i) + 1)
    return low, high


def _according_source(word: Token) -> Token | None:
    """The noun of *according to*: its head where it is a case, the prepositional object where it is a preposition."""
    if word.dep_ in ("case", "mark") and word.head.i > word.i:
        return word.head
    below = next((token for token in word.subtree if token.dep_ == "pobj" and token.i > word.i), None)
    if below is not None:
        return below
    return next((token for token in word.rights if token.pos_ in ("PROPN", "NOUN", "PRON")), None)


def _index(token: Token | None) -> int | None:
    return None if token is None else token.i


def has_complement_after(verb: Token) -> bool:
    """Whether a reported clause follows a verb."""
    return any(frame in ("that", "wh") for frame, _ in complements(verb))


def is_addressee(verb: Token, token: Token) -> bool:
    """Whether a token is who is told, not who tells: a passive verb's subject."""
    return token.dep_ in PASSIVE_SUBJECT and token.head == verb
