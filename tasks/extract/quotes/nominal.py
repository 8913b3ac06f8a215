"""Nouns and adjectives of saying, and *according to*: *the claim that …*, *is confident that …*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.clauses import index_of
from tasks.extract.quotes.doers import doer
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import CLAUSE, NOUN_CLAUSE, OBJECT, OBLIQUE, children, first, preposition

VIEWS = frozenset({("for",), ("in", "the", "words", "of"), ("in", "the", "view", "of"), ("in", "the", "eyes", "of")})
REACH = 6  # tokens after which the person must be named
NOUN_MARKS = {"that": ("said", "promised", "asked", "thought"), "to": ("promised", "asked", "thought")}
NOUN_MARKS |= {"whether": ("asked", "thought", "said")}


def noun_candidates(reading: Reading, noun: Token) -> Iterator[Candidate]:
    """What a noun of saying takes: *the claim that …*, *her promise to …*."""
    kind = lexicon.nouns().get((noun.lemma_ or noun.text).lower())
    if kind is None:
        return
    for clause in _clauses(noun):
        marks = {mark.lower_ for mark in clause.lefts}
        frame = next((mark for mark, kinds in NOUN_MARKS.items() if mark in marks and kind in kinds), None)
        if frame is not None and not (frame == "that" and _is_relative(clause.left_edge)):
            span = reading.chars(clause.left_edge.i, clause.right_edge.i + 1)
            cue = (noun.i, noun.i + 1)
            yield Candidate("noun", (span,), cue, noun.i, kind, frame, index_of(_owner(reading, noun)))
            return


def _clauses(noun: Token) -> Iterator[Token]:
    """The verbs of the clauses after a noun: its own, or that of a *that* right after it, wherever the tree hung it."""
    for child in noun.rights:
        if child.dep_ in NOUN_CLAUSE | CLAUSE and child.left_edge.i > noun.i:
            yield child
    that = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if that is not None and that.lower_ == "that" and that.dep_ == "mark" and that.head.left_edge.i == that.i:
        yield that.head


def _is_relative(token: Token) -> bool:
    """Whether a *that* stands for the noun before it, by its tag and by the tree."""
    return token.tag_ == "WDT" and token.dep_ != "mark"


def _owner(reading: Reading, noun: Token) -> Token | None:
    """Whose claim it is: its possessor, who it is by or of, or who makes it."""
    for child in noun.children:
        if child.dep_ in ("nmod:poss", "poss"):
            return child
    for child in noun.rights:
        if child.dep_ in OBLIQUE and preposition(child) in ("by", "from", "of", "among"):
            return first(child, frozenset({"pobj"})) or child
    verb = noun.head
    if noun.dep_ in OBJECT and verb.pos_ == "VERB":
        return doer(reading, verb)
    return None


def adjective_candidates(reading: Reading, adjective: Token) -> Iterator[Candidate]:
    """What an adjective of belief takes: *is confident that …*."""
    if (adjective.lemma_ or adjective.text).lower() not in lexicon.words("adjectives"):
        return
    clause = next((child for child in children(adjective, CLAUSE) if child.i > adjective.i), None)
    if clause is not None:
        span = reading.chars(clause.left_edge.i, clause.right_edge.i + 1)
        cue = (adjective.i, adjective.i + 1)
        yield Candidate("adjective", (span,), cue, adjective.i, "feel", "that", index_of(doer(reading, adjective)))


def according_candidates(reading: Reading, word: Token) -> Iterator[Candidate]:
    """*According to* somebody: the clause it stands in, without itself."""
    doc = word.doc
    if word.i + 2 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return
    source = _according_source(word)
    if source is None:
        return
    start, end = word.i, _name_end(doc, max(source.right_edge.i + 1, word.i + 3))
    low, high = _told_clause(reading, source)
    end = min(end, max(high, word.i + 3))
    spans = [(low, start), (end, high)]
    content = tuple(
        reading.chars(*span) for span in spans if any(t.is_alpha or t.is_digit for t in doc[span[0] : span[1]])
    )
    if content:
        yield Candidate("according", content, (start, start + 2), start, "say", "according", source.i)


def view_candidates(reading: Reading, word: Token) -> Iterator[Candidate]:
    """*For Ines Lopez, who leads the union, it is “…”*: words in marks in the view of whom a sentence begins with."""
    doc = reading.doc
    low, high = reading.sentences[reading.sentence_of[word.i]]
    named = _opens_with(reading, low, word)
    if named is None:
        return
    marks = next((at for at in range(named, high) if reading.region_of[at] >= 0), named)
    comma = next((at for at in range(marks - 1, named, -1) if doc[at].text == ","), None)
    if comma is None or not _is_view(doc[comma:marks]):
        return
    content = (reading.chars(comma + 1, high),)
    yield Candidate("according", content, (low, word.i + 1), low, "say", "according", named)


def _opens_with(reading: Reading, low: int, word: Token) -> int | None:
    """The person whom *for* or *in the words of* at a sentence's beginning names at once, or after an office."""
    lead = tuple(token.lower_ for token in reading.doc[low : word.i + 1])
    if lead not in VIEWS:
        return None
    starts = {start: end for start, end in reading.people if word.i < start <= word.i + REACH}
    for at in range(word.i + 1, min(len(reading.doc), word.i + REACH + 1)):
        if at in starts:
            return reading.doc[at : starts[at]].root.i
    return None


def _is_view(before: Span) -> bool:
    """Whether a form of *be* and no verb of saying leads to words in marks."""
    return any(token.lemma_ == "be" for token in before) and not any(lexicon.reports(token) for token in before)


def _name_end(doc: Doc, end: int) -> int:
    """Where the name ends that `end` stands in, whatever the tree makes of its last words; `end` where in none."""
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end


def _told_clause(reading: Reading, source: Token) -> tuple[int, int]:
    """The tokens of the clause that somebody is named as the source of: the sentence, or the clause inside it."""
    low, high = reading.sentences[reading.sentence_of[source.i]]
    clause = source.head
    if clause.dep_ in ("advcl", "ccomp", "acl:relcl", "relcl") and clause.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
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
