"""What a figure refers to, in NewsQuant's sense: the words that its benchmark compares."""

import re

from spacy.tokens import Token

from tasks.extract.figures import tree
from tasks.extract.figures.quantity import COUNT, PERCENT
from tasks.extract.figures.readings import Reading

_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "X")


def concept_of(reading: Reading) -> frozenset[str]:
    """The words of what a figure refers to: what has the measure or holds the count, and what its clause is about."""
    head, span = reading.counted.head, reading.span
    if span is None or re.match(r"[ ](?:later|earlier|ago)\b", span.doc.text[reading.quantity.end :]):
        return frozenset("-")
    share = reading.quantity.number.form in ("fraction", "ratio") and reading.quantity.kind == PERCENT
    if share and reading.counted.text:
        return frozenset("-")
    root = resolved(span.root)
    about = [*_measured(reading, root), _about(root, head), _beside(root)]
    words = {word for token in about if token is not None and token.pos_ != "PRON" for word in content(token)}
    return frozenset(words - {token.lower_ for token in span} or {"-"})


def _measured(reading: Reading, root: Token) -> list[Token | None]:
    """What has the measure (and the noun an amount in brackets belongs to), or what holds what is counted."""
    head, span = reading.counted.head, reading.span
    if head is None or span is None:
        return []
    if reading.quantity.kind == COUNT:
        return [holder_of(head)]
    if head.i != span.root.i:
        return [head]
    return [root.head] if root.dep_ in ("nmod", "amod", "compound", "appos") and root.head.pos_ in tree.NOUNS else []


def _about(root: Token, head: Token | None) -> Token | None:
    """What the clause is about: its subject, unless that is what is counted."""
    subject = tree.subject_of(tree.predicate(root) or root)
    same = subject is not None and head is not None and subject.i == head.i
    return subject if subject is not None and not same and subject.pos_ != "PRON" else None


def _beside(root: Token) -> Token | None:
    """The object of the verb that a measure is an oblique of: "lifted its yield to 3m tons"."""
    verb = tree.predicate(root) if root.dep_ in tree.OBLIQUES else None
    thing = tree.under(verb, tree.OBJECTS) if verb is not None else None
    return thing if thing is not None and thing.i != root.i and thing.pos_ in tree.NOUNS else None


def resolved(root: Token) -> Token:
    """The amount that an amount in brackets or after "and" stands beside."""
    for _ in range(tree.CLIMB):
        beside = root.dep_ in ("appos", "conj", "parataxis", "list", "nummod") and root.head.i < root.i
        if not beside or root.head.pos_ not in ("SYM", "NUM", "NOUN", "PROPN"):
            return root
        root = root.head
    return root


def holder_of(head: Token) -> Token | None:
    """What a counted noun is of, or what is of it: "a poll of 500 nurses", "seven corners of the field"."""
    if head.dep_ == "nmod" and head.head.pos_ in tree.NOUNS and head.head.i < head.i:
        return head.head
    if head.dep_ in ("compound", "nmod:desc", "amod") and head.head.i > head.i:
        return head.head
    return tree.under(head, ("nmod", "prep"))


def content(head: Token) -> set[str]:
    """The nouns, names, adjectives and numbers of a phrase."""
    kept = [token for token in head.subtree if token.pos_ in _CONTENT or token.i == head.i]
    words = (word for token in kept for word in (token.lower_, token.lemma_.lower()))
    first = head.left_edge.i
    while first > 0 and not head.doc[first - 1].whitespace_:
        first -= 1
    hyphened = (word.lower() for word in head.doc[first : head.right_edge.i + 1].text.split())
    return {word for word in (*words, *(word.strip(",.()") for word in hyphened if "-" in word)) if word.strip("-")}
