"""Ways about a dependency tree: UD labels first, ClearNLP's where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "expl:subj")
OBJECTS = ("obj", "dobj", "iobj", "dative")
OBLIQUES = ("obl", "obl:unmarked", "obl:npmod", "obl:tmod", "obl:agent", "npadvmod", "advmod", "pobj")
NOMINAL = (
    "nmod",
    "nmod:poss",
    "nmod:npmod",
    "nmod:unmarked",
    "nmod:desc",
    "compound",
    "appos",
    "conj",
    "nummod",
    "amod",
    "flat",
    "prep",
    "pobj",
    "dep",
    "list",
    "quantmod",
)
BEFORE_NOUN = ("amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "nn", "compound:prt")
RELATIVE = ("acl", "acl:relcl", "relcl")
NOUNS = ("NOUN", "PROPN")
NEAR = 4  # tokens between a verb and a sum
CLIMB = 8  # steps up a tree before the way is given up


def span_of(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that a stretch of text touches."""
    return doc.char_span(start, end, alignment_mode="expand")


def prepositions(token: Token) -> set[str]:
    """The prepositions a noun stands behind, in lower case."""
    found = {child.lower_ for child in token.children if child.dep_ == "case"}
    if token.dep_ == "pobj":
        found.add(token.head.lower_)
    return found


def ancestors(token: Token) -> Iterator[Token]:
    """The tokens above, nearest first, no more than `CLIMB`."""
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def under(token: Token, label: tuple[str, ...]) -> Token | None:
    """The first child with one of some labels."""
    return next((child for child in token.children if child.dep_ in label), None)


def phrase(head: Token, first: int, last_words: frozenset[str] = frozenset()) -> str:
    """A noun with its adjectives and nouns before it, from token `first` on; leading words of a list are left out."""
    start = head.i
    for child in head.lefts:
        if child.i >= first and child.dep_ in BEFORE_NOUN:
            start = min(start, max(first, child.left_edge.i))
    while start < head.i and (
        head.doc[start].lower_ in last_words or head.doc[start].pos_ in ("DET", "PUNCT", "NUM", "ADP")
    ):
        start += 1
    while start - 2 >= first and head.doc[start - 1].tag_ == "HYPH":  # one-off payment
        start -= 2
    text = head.doc[start : head.i + 1].text
    return text if "\n" not in text else head.text


def predicate(token: Token) -> Token | None:
    """The verb, or the adjective or noun with a copula, that a noun is said something by or is itself."""
    if under(token, ("cop", *SUBJECTS)) is not None:
        return token
    at = token
    for above in ancestors(token):
        if above.pos_ in ("VERB", "AUX") or at.dep_ in SUBJECTS or under(above, ("cop",)) is not None:
            return above
        at = above
    return None


def costs(token: Token) -> Token | None:
    """The verb of cost right before a sum, which the tree may hang on another one: *the strike cost us $5 million*."""
    near = back(token.left_edge, NEAR)
    return next((one for one in near if one.lower_ in ("cost", "costs", "costing")), None)


def back(token: Token, most: int) -> Iterator[Token]:
    """The tokens before one in its sentence, nearest first: spaCy's own look at a sentence goes over the whole doc."""
    for at in range(token.i, max(0, token.i - most), -1):
        if token.doc[at].is_sent_start:
            return
        yield token.doc[at - 1]


def subject_of(token: Token) -> Token | None:
    """The subject of a predicate: its own, the one it goes on from, or the noun that its clause tells more of."""
    for at in (token, *ancestors(token)):
        found = under(at, SUBJECTS) or _of_particle(at)
        if found is not None and found.tag_ not in ("WDT", "WP", "WP$"):
            return found if found.lower_ != "that" or at.dep_ not in RELATIVE else at.head
        if at.dep_ in RELATIVE:
            return at.head
        if found is not None:
            return _before_pronoun(found)
        thing = under(at.head, OBJECTS) if at.dep_ == "xcomp" else None
        if thing is not None and thing.pos_ in NOUNS:
            return thing
        if at.dep_ not in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "csubj"):
            break
    return _just_before(token)


def _before_pronoun(pronoun: Token) -> Token | None:
    """The noun right before "which" or "that", where the tree does not hang the clause on it."""
    at = pronoun.i - 1
    at -= at > 0 and pronoun.doc[at].is_punct
    return pronoun.doc[at] if at >= 0 and pronoun.doc[at].pos_ in NOUNS else None


def _of_particle(token: Token) -> Token | None:
    """ "The index was up 3 percent", where the tree gives "up" the subject and hangs it on the figure."""
    words = (child for child in token.lefts if child.lower_ in ("up", "down", "off"))
    return next((found for word in words if (found := under(word, SUBJECTS)) is not None), None)


def _just_before(verb: Token) -> Token | None:
    """Where the tree gives a predicate no subject: the nearest noun before it in the sentence."""
    first = min((child.i for child in verb.lefts if child.dep_ in ("cop", "aux", "aux:pass")), default=verb.i)
    for at in range(first - 1, max(-1, first - 2 * CLIMB), -1):
        token = verb.doc[at]
        if token.pos_ == "PRON" or verb.doc[at + 1].is_sent_start:
            return None
        if token.pos_ in NOUNS and token.pos_ != "SYM":
            return token
    return None
