"""Questions to a dependency tree, in Universal Dependencies' terms; ClearNLP's names are understood too."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubj:outer", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
OBJECT = frozenset({"obj", "dobj", "iobj", "dative"})
CLAUSE = frozenset({"ccomp"})
OPEN_CLAUSE = frozenset({"xcomp"})
OBLIQUE = frozenset({"obl", "obl:agent", "obl:tmod", "obl:npmod", "obl:unmarked", "prep", "agent", "nmod"})
RELATIVE = frozenset({"acl:relcl", "relcl"})
NOUN_CLAUSE = frozenset({"acl", *RELATIVE})
AUXILIARY = frozenset({"aux", "aux:pass", "auxpass", "neg"})
PARTICLE = frozenset({"compound:prt", "prt"})
BREAKS_NAME = frozenset({"acl:relcl", "relcl", "appos", "parataxis", "acl", "punct", "list", "dep", "advcl"})
PASSIVE_AUXILIARY = frozenset({"aux:pass", "auxpass"})
CLIMB = 6  # a subject shared over more verbs than this is not looked for
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def children(token: Token, labels: frozenset[str]) -> Iterator[Token]:
    """A token's children under one of the labels, left to right."""
    return (child for child in token.children if child.dep_ in labels)


def first(token: Token, labels: frozenset[str]) -> Token | None:
    """The first child under one of the labels."""
    return next(children(token, labels), None)


def lemma_key(token: Token) -> str:
    """A verb's lemma in small letters, with its particle: ``point_out``."""
    lemma = (token.lemma_ or token.text).lower()
    particle = first(token, PARTICLE)
    return f"{lemma}_{particle.lower_}" if particle is not None else lemma


def is_finite(token: Token) -> bool:
    """Whether a verb is finite by itself or by an auxiliary."""
    return token.tag_ in FINITE or any(
        child.tag_ in FINITE or child.tag_ == "MD" for child in children(token, AUXILIARY)
    )


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by an auxiliary, or a participle that stands by a noun (*a man called …*)."""
    if any(child.dep_ in PASSIVE_AUXILIARY for child in verb.children):
        return True
    bare = verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN" and first(verb, AUXILIARY) is None
    return bare and set_off(verb) is None


def set_off(verb: Token) -> Token | None:
    """Who does what a past tense says that the tree took for a participle: *Ines, the mayor, insisted that …*.

    It follows a comma, and nothing else in its sentence is said of the name or the noun that it hangs on.
    """
    if verb.dep_ != "acl" or not verb.i or verb.nbor(-1).text != "," or by_agent(verb) is not None:
        return None
    noun = verb.head
    if noun.dep_ == "appos":
        noun = noun.head
    return noun if noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN") and noun.i < verb.i else None


def is_negated(token: Token) -> bool:
    """Whether *not*, *never* or *no longer* stands on a verb."""
    return any(child.lower_ in ("not", "n't", "n’t", "never") for child in token.children)


def preposition(token: Token) -> str:
    """The preposition that an oblique noun carries, or that an oblique preposition is."""
    if token.dep_ in ("prep", "agent"):
        return token.lower_
    return next((child.lower_ for child in token.children if child.dep_ in ("case", "mark")), "")


def by_agent(verb: Token) -> Token | None:
    """The doer of a passive verb: *by* somebody."""
    for child in verb.children:
        if child.dep_ in OBLIQUE and preposition(child) == "by":
            return first(child, frozenset({"pobj"})) or (child if child.dep_ not in ("prep", "agent") else None)
    return None


def subject(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, its passive's agent, or that of the verb it hangs on."""
    for _ in range(CLIMB):
        if is_passive(verb):
            return by_agent(verb)
        own = _own_subject(verb)
        if own is not None:
            return own
        if verb.dep_ in NOUN_CLAUSE and verb.tag_ != "VB":
            return set_off(verb) or verb.head
        if verb.dep_ in NOUN_CLAUSE:
            verb = verb.head
        if verb.dep_ not in ("obj", "dobj", "conj", "xcomp", "advcl", "ccomp", "parataxis", "dep") or verb.head == verb:
            return None
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        passive = first(verb, PASSIVE_SUBJECT)
        if passive is not None:
            return passive
    return None


def _own_subject(verb: Token) -> Token | None:
    """A verb's own subject, the nearest before it where there are several; one the tree calls passive too."""
    own = [child for child in verb.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    before = [child for child in own if child.i < verb.i]
    if len(before) > 1 and _goes_on_with(before[-2], before[-1]):
        return before[-2]
    return before[-1] if before else next(iter(own), None)


def _goes_on_with(noun: Token, name: Token) -> bool:
    """Whether a name only ends the phrase of a noun before it: *the party of candidate Ines Lopez*."""
    last = name.left_edge.nbor(-1) if name.left_edge.i else name
    return last.pos_ == "NOUN" and last.head.i == noun.i and last.dep_ == "nmod" and name.pos_ in ("PROPN", "NOUN")


def name_span(head: Token) -> tuple[int, int]:
    """Tokens of a noun phrase without the clauses and asides that follow it; a name that follows a title stays."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in BREAKS_NAME and not _names(child):
            end = min(end, max(head.i + 1, child.left_edge.i))
            break
    doc = head.doc
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text != ")":
        end -= 1
    start, end = _whole_name(head, start, end)
    if end > head.i + 1 and doc[end - 1].tag_ == "POS":
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space or _leads_in(doc[start])):
        start += 1
    return start, end


def _whole_name(head: Token, start: int, end: int) -> tuple[int, int]:
    """A phrase with the words of its name that the tree left out right before and after it."""
    doc = head.doc
    while end < len(doc) and doc[end].pos_ == doc[end - 1].pos_ == "PROPN" and doc[end].head.i in range(start, end):
        end += 1
    end = body_end(doc, end)
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end - 1].ent_type_ == doc[end].ent_type_:
        end += 1
    while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == doc[start].ent_type_:
        start -= 1
    return start, end


def body_end(doc: Doc, end: int) -> int:
    """Where a body's name ends whose first word, a plural's genitive, ends at a token: *Bakers' and Millers' Union*."""
    if end + 2 >= len(doc) or end < 1 or doc[end].text not in ("'", "’") or doc[end + 1].lower_ not in ("and", "&"):
        return end
    last = end + 2
    while last < len(doc) and doc[last].is_title and (doc[last].ent_type_ == "ORG" or doc[last].pos_ == "PROPN"):
        last += 1
    return last if last > end + 2 and doc[end - 1].is_title and doc[end - 1].lower_.endswith("s") else end


def _leads_in(token: Token) -> bool:
    return token.pos_ in ("CCONJ", "SCONJ", "ADP") or token.lower_ == "according" or token.dep_ == "case"


def _names(child: Token) -> bool:
    """Whether an apposition says the name of the one just described."""
    described = child.head.pos_ == "NOUN" or child.nbor(-1).i == child.head.i if child.i else False
    return child.dep_ == "appos" and (child.pos_ == "PROPN" or child.ent_type_ == "PERSON") and described
