"""Who does what a verb of saying says: its subject by the tree, and where the tree lost it, by the sentence's form."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import FINITE, RELATIVE, SUBJECT, is_passive, subject

INVERTED = frozenset({"said", "says", "added", "adds"})
NOMINAL = frozenset({"PROPN", "PRON", "NOUN"})
SUBJECT_LIKE = SUBJECT | {"ROOT", "dep", "list", "parataxis", "nsubj:pass", "nsubjpass", "flat", "dislocated"}
PHRASE = frozenset({"flat", "compound", "appos", "nmod", "conj"})
FARTHEST = 40  # tokens before a verb in which its subject is looked for
NEAR = 6  # tokens between a verb and a noun that the tree does not call its subject
TIMES = frozenset({"DATE", "TIME"})
ISSUED = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass", "obl"})
WRITTEN = frozenset({"written", "said"})


def doer(reading: Reading, verb: Token, content: tuple[int, int] | None = None) -> Token | None:
    """Who says what `content` (a token span) reports; None where the sentence does not tell.

    What stands inside the content, a relative *that*, a day or an hour says nothing; of a statement that says
    something, the one who issued it is meant where the sentence names him.
    """
    found = named_after(reading, verb) or _issuer(_antecedent(subject(verb)))
    if found is not None and not _is_out(reading, found, verb, content):
        return found
    if is_passive(verb):
        return None
    return _before(reading, verb, content)


def named_after(reading: Reading, verb: Token) -> Token | None:
    """*…, said Ines Lopez of the growers*: the person right after a verb that takes no person for an object."""
    if verb.lower_ not in INVERTED or not verb.i or verb.nbor(-1).text not in (",", "”", '"'):
        return None
    at = bisect_left(reading.people, (verb.i + 1, 0))
    start, end = reading.people[at] if at < len(reading.people) else (0, 0)
    return reading.doc[start:end].root if start == verb.i + 1 else None


def _is_out(reading: Reading, token: Token, verb: Token, content: tuple[int, int] | None) -> bool:
    inside = content is not None and content[0] <= token.i < content[1]
    quoted = reading.region_of[token.i] >= 0 and reading.region_of[token.i] != reading.region_of[verb.i]
    return inside or quoted or token.ent_type_ in TIMES or token.pos_ in ("SPACE", "PUNCT")


def _antecedent(token: Token | None) -> Token | None:
    """The noun that a relative *that* or *which* stands for; *who* stays as it is written."""
    if token is None or token.lower_ not in ("that", "which"):
        return token
    clause = token.head
    noun = clause.head if clause.dep_ in RELATIVE else None
    return noun if noun is not None and noun.i < token.i else token


def _issuer(token: Token | None) -> Token | None:
    """*The campaign issued a statement saying …*: the campaign says it."""
    if token is None or token.dep_ not in ISSUED or lexicon.nouns().get((token.lemma_ or "").lower()) not in WRITTEN:
        return token
    return subject(token.head) or token


def _before(reading: Reading, verb: Token, content: tuple[int, int] | None) -> Token | None:
    """The nearest phrase before a verb, in its sentence, that could be a subject; else any noun right before it."""
    low, _ = reading.sentences[reading.sentence_of[verb.i]]
    nouns = [
        token
        for token in reading.doc[max(low, verb.i - FARTHEST) : verb.i]
        if token.pos_ in NOMINAL and not _is_out(reading, token, verb, content) and not _has_case(token)
    ]
    nouns = [token for token in nouns if not _does_aside(token, verb)] or nouns
    likely = [t for t in nouns if t.dep_ in SUBJECT_LIKE and (t.dep_ != "flat" or t.head.is_space)]
    if likely:
        return likely[-1]
    if nouns and verb.i - nouns[-1].i <= NEAR:
        return _top(nouns[-1], low)
    beside = reading.doc[verb.i - 1] if verb.i > low else None
    named = beside is not None and beside.is_title and beside.is_alpha and reading.region_of[beside.i] < 0
    return beside if named and verb.tag_ in FINITE else None


def _does_aside(token: Token, verb: Token) -> bool:
    """Whether a noun does what a relative clause before the verb tells: *the ministry, which Ines runs, said*."""
    clause = token.head
    return token.dep_ in SUBJECT and clause.dep_ in RELATIVE and clause.i < verb.i and clause.head.i < token.i


def _has_case(token: Token) -> bool:
    return any(child.dep_ == "case" and child.i < token.i for child in token.children)


def _top(noun: Token, low: int) -> Token:
    """The head of the name or the phrase that a noun belongs to."""
    while noun.dep_ in PHRASE and low <= noun.head.i < noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun
