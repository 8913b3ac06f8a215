"""What a doc says of its entities beside their names: the offices they hold, their gender, where each is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tasks import names
from tasks.extract.entities import lexicon
from tasks.extract.entities.groups import kind_of
from tasks.extract.entities.spans import TITLE_REACH, Named

APPOSED = frozenset({"appos", "nmod:desc"})
OFFICE_KINDS = frozenset({"PERSON", "ORG"})
OWN_NOUN_KINDS = frozenset({"ORG", "FAC"})


@dataclass(slots=True)
class Known:
    """An entity as far as the names and what stands by them tell: `roles` are what it may be called with
    *the*, `words` those that may stand between."""

    root: int
    kind: str
    genders: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    first: int = 0

    def read_phrase(self, phrase: Sequence[str]) -> None:
        """Take a phrase that says what the entity is for an office, where it names one."""
        nouns = lexicon.titles().keys() - lexicon.kin() if self.kind == "PERSON" else lexicon.bodies()
        found = nouns & {word.rstrip(".") for word in phrase}
        if found:
            self.roles |= found
            self.words |= set(phrase)

    def may_be(self, gender: str) -> bool:
        """Whether nothing tells that it is of the other gender."""
        return not self.genders or gender in self.genders


@dataclass(slots=True)
class Cast:
    """The entities of a doc, which one each token names, and who holds each office."""

    known: dict[int, Known]
    named_by: dict[int, int]
    holders: dict[str, set[int]]


def cast_of(doc: Doc, found: Sequence[Named], roots: Sequence[int]) -> Cast:
    """Read what a doc tells of the entities its names are joined to."""
    own: dict[int, list[Named]] = defaultdict(list)
    for one, root in zip(found, roots, strict=True):
        own[root].append(one)
    known = {root: _known(doc, root, several) for root, several in own.items()}
    named_by = {at: root for root, several in own.items() for one in several for at in range(one.start, one.end)}
    holders: dict[str, set[int]] = defaultdict(set)
    for root, person in known.items():
        for role in person.roles:
            holders[role].add(root)
    return Cast(known, named_by, holders)


def _known(doc: Doc, root: int, several: list[Named]) -> Known:
    longest = max(len(one.naming.form.words) for one in several)
    full = [one.naming for one in several if len(one.naming.form.words) == longest]
    kind = kind_of(full if longest > 1 else [one.naming for one in several])
    known = Known(root, kind, first=several[0].start)
    known.genders = {one.naming.form.gender for one in several if one.naming.form.gender}
    if kind in OFFICE_KINDS:
        for one in several:
            _read_offices(doc, one, known)
    if kind in OWN_NOUN_KINDS and longest > 1:
        known.read_phrase(full[0].form.words)
    if kind == "PERSON":
        known.genders |= {gender for role in known.roles if (gender := lexicon.titles().get(role))}
    return known


def _read_offices(doc: Doc, one: Named, known: Known) -> None:
    """Read what stands beside a name as its bearer's office: before it, in apposition, or after *is*."""
    first = one.start
    while first > max(0, one.start - TITLE_REACH) and _goes_on(doc[first - 1]):
        first -= 1
    known.read_phrase([names.fold(token.text) for token in doc[first : one.start]])
    head = doc[one.start : one.end].root
    beside = [child for child in head.rights if child.dep_ in APPOSED]
    if head.dep_ in APPOSED:
        beside.append(head.head)
    if head.dep_ == "nsubj" and any(child.dep_ == "cop" for child in head.head.children):
        beside.append(head.head)
    for token in beside:
        if is_singular(token):
            low = max(token.left_edge.i, token.i - TITLE_REACH)
            known.read_phrase([names.fold(one.text) for one in doc[low : token.i + 1]])


def _goes_on(token: Token) -> bool:
    return token.lower_ in ("of", "for") or (token.pos_ in ("NOUN", "PROPN", "ADJ") and token.is_alpha)


def is_singular(token: Token) -> bool:
    """Whether a token is a common noun in the singular."""
    return token.pos_ == "NOUN" and token.tag_ in ("NN", "") and not token.ent_type_
