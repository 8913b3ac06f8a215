"""Whom *he* and *she* mean, and *it* where a body or place is the subject of its own clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from tasks import names
from tasks.extract.entities import lexicon
from tasks.extract.entities.people import Cast, is_singular
from tasks.extract.quotes import lexicon as quotes_lexicon
from tasks.extract.quotes.reading import Reading

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
NEUTRAL = frozenset({"it", "its", "itself"})
BODIES = frozenset({"ORG", "LOC"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj", "dobj", "obl", "pobj", "dative"})
PHRASE = frozenset({"flat", "compound", "appos", "nmod:desc"})
REACH = 1  # sentences back in which whom a pronoun means is looked for
CLIMB = 8  # heads above a noun's clause among which somebody named is looked for
NEWCOMER = 60  # tokens before a pronoun's sentence in which somebody unnamed is looked for
NO_ONE = frozenset({"no", "any", "every", "each", "either", "neither", "single"})
NOBODY = -1  # somebody the text does not name


@dataclass(frozen=True, slots=True)
class Told:
    """What is known before pronouns are read: the last tokens of descriptions with whom they mean, pronouns that speak
    with whom their quote says they mean, and regions in quotation marks with who says them.
    """

    described: Mapping[int, int]
    spoken: Mapping[int, int]
    voices: Mapping[int, int]


class Pronouns:
    """Resolves a doc's pronouns from left to right; one that is resolved is a naming for those after it."""

    def __init__(self, reading: Reading, cast: Cast, told: Told) -> None:
        self.reading = reading
        self.cast = cast
        self.told = told
        self.at: dict[int, int] = {}  # last token of what names a person → whom, or NOBODY
        self.resolved: dict[int, int] = {}

    def resolve(self) -> dict[int, int]:
        """Token of a pronoun → root of the entity it means."""
        for token in self.reading.doc:
            root = self._named(token)
            if root is not None:
                self.at[token.i] = root
            elif token.lower_ in GENDERS and token.pos_ == "PRON":
                self._person(token, GENDERS[token.lower_])
            elif token.lower_ in NEUTRAL and token.pos_ == "PRON":
                self._body(token)
        return self.resolved

    def _named(self, token: Token) -> int | None:
        """The person that a token names, describes, or says there is without naming."""
        root = self.cast.named_by.get(token.i, self.told.described.get(token.i))
        if root is not None:
            return root if self.cast.known[root].kind == "PERSON" else None
        return NOBODY if _is_somebody(token) and not self._stands_by_name(token) else None

    def _stands_by_name(self, token: Token) -> bool:
        """Whether what a noun says of somebody is said of one who is named beside it."""
        beside = [*token.children, token.head]
        return any(one.i in self.cast.named_by and _one_phrase(one, token) for one in beside)

    def _person(self, token: Token, gender: str) -> None:
        root = self._as_quoted(token, gender)
        if root is None:
            root = self._meant(token, gender)
        self.at[token.i] = NOBODY if root is None else root
        if root is not None:
            self.resolved[token.i] = root
            self.cast.known[root].genders.add(gender)

    def _as_quoted(self, token: Token, gender: str) -> int | None:
        """Whom a pronoun that speaks stands for by its quote, unless a title or given name contradicts."""
        root = self.told.spoken.get(token.i)
        if root is None or self.cast.known[root].kind != "PERSON" or not self.cast.known[root].may_be(gender):
            return None
        return None if self._another_since(root, token, gender) else root

    def _another_since(self, root: int, token: Token, gender: str) -> bool:
        """Whether somebody whom the text does not name did something since it last named a person."""
        here, _ = self.reading.sentences[self.reading.sentence_of[token.i]]  # in which stands what is said, too
        for at in range(here - 1, max(-1, here - 1 - NEWCOMER), -1):
            if self.at.get(at) == root:
                return False
            there = self.reading.doc[at]
            unnamed = self.at.get(at) == NOBODY and there.dep_ in SUBJECTS and self.reading.region_of[at] < 0
            if unnamed and there.pos_ == "NOUN" and _could_be_he_or_she(there, gender) and not self._tells(root, there):
                return True
        return False

    def _tells(self, root: int, noun: Token) -> bool:
        """Whether the clause of a noun only tells more of somebody, or what she does or says: *Ana, whose father …*."""
        clause = noun.head
        for _ in range(CLIMB):
            if clause.head.i == clause.i:
                return False
            joined = clause.dep_ == "conj"  # *Ana left, and an aide said …*
            clause = clause.head
            doers = (child.i for child in clause.lefts if child.dep_ in SUBJECTS)
            if not joined and any(self.at.get(at) == root for at in (clause.i, *doers)):
                return True
        return False

    def _meant(self, token: Token, gender: str) -> int | None:
        """Whom a pronoun means by the sentence it stands in or, where that names nobody, the one before."""
        here = self.reading.sentence_of[token.i]
        for number in range(here, max(-1, here - 1 - REACH), -1):
            low, high = self.reading.sentences[number]
            could = self._could_be(token, gender, low, min(high, token.i))
            if could:
                told = number == here or any(_is_subject(one) for where in could.values() for one in where)
                return self._one_of(token, could) if told else None
        return None

    def _could_be(self, token: Token, gender: str, low: int, high: int) -> dict[int, list[Token]]:
        """Who is named in a stretch and may be meant, and where."""
        found: dict[int, list[Token]] = {}
        for at in range(low, high):
            root = self.at.get(at)
            if root is None or not self._may_mean(root, at, token.i):
                continue
            there = self.reading.doc[at]
            if root != NOBODY and not self.cast.known[root].may_be(gender):
                continue
            if root == NOBODY and GENDERS.get(there.lower_, gender) != gender:
                continue
            found.setdefault(root, []).append(there)
        return {root: where for root, where in found.items() if not _bound(token, where)}

    def _may_mean(self, root: int, at: int, pronoun: int) -> bool:
        """Whether a pronoun can mean somebody by where both stand: who speaks is not *he* in his own words.

        A pronoun outside quotation marks means nobody named in them alone; one in the words of nobody known means
        only whom the same words name.
        """
        there, here = self.reading.region_of[at], self.reading.region_of[pronoun]
        if here < 0 or there >= 0:
            return there < 0 or there == here
        return here in self.told.voices and self.told.voices[here] != root

    def _one_of(self, token: Token, could: dict[int, list[Token]]) -> int | None:
        """The only one there is; of several the only one that is a subject, where the pronoun is one."""
        if len(could) > 1:
            subjects = [root for root, where in could.items() if any(map(_is_subject, where))]
            could = {root: could[root] for root in subjects}
        root = next(iter(could)) if len(could) == 1 else NOBODY
        return root if root != NOBODY else None

    def _body(self, token: Token) -> None:
        subject = _own_subject(token)
        root = self.cast.named_by.get(subject.i) if subject is not None else None
        if root is None or subject is None or subject.i > token.i:
            return
        if self.reading.region_of[subject.i] != self.reading.region_of[token.i]:
            return
        if self.cast.known[root].kind in BODIES and subject.tag_ != "NNPS":
            self.resolved[token.i] = root


def _own_subject(token: Token) -> Token | None:
    """The subject of the clause that *its* stands in; for *it*, of the verb that reports what it does."""
    if token.lower_ == "it":
        if token.dep_ not in SUBJECTS or token.head.dep_ != "ccomp":
            return None
        verb = token.head.head
    elif token.dep_ in ("nmod:poss", "poss") and token.head.dep_ in OBJECTS:
        verb = token.head.head
    else:
        return None
    return next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)


def _is_somebody(token: Token) -> bool:
    """Whether a noun means one person whom the text need not name: *an aide*, *the woman*."""
    if not is_singular(token) or token.dep_ == "compound":
        return False
    word = names.fold(token.text)
    known = word in lexicon.titles() or word in lexicon.people()
    return known or word in quotes_lexicon.words("unnamed") or word in quotes_lexicon.words("roles")


def _could_be_he_or_she(noun: Token, gender: str) -> bool:
    """Whether a noun means one person there is, and can be meant by a pronoun of a gender: *husband* by no *she*."""
    if any(child.lower_ in NO_ONE for child in noun.lefts):
        return False
    return lexicon.titles().get(names.fold(noun.text)) in (None, gender)


def _one_phrase(name: Token, noun: Token) -> bool:
    relation = name.dep_ if name.head.i == noun.i else noun.dep_
    return relation in ("appos", "nmod:desc", "flat", "compound", "nsubj") or abs(name.i - noun.i) == 1


def _is_subject(token: Token) -> bool:
    return _top(token).dep_ in SUBJECTS


def _top(token: Token) -> Token:
    """The head of the phrase that a name is a part of, or stands beside."""
    while token.dep_ in PHRASE and token.head.i != token.i:
        token = token.head
    return token


def _bound(pronoun: Token, where: list[Token]) -> bool:
    """Whether a pronoun is the object of what somebody does: *Ana met her* tells of another woman."""
    if pronoun.dep_ not in OBJECTS or pronoun.lower_ in ("himself", "herself"):
        return False
    return any(_is_subject(one) and _top(one).head.i == pronoun.head.i for one in where)
