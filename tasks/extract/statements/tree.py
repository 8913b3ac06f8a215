"""A parsed doc as plain lists, read once: Universal Dependencies' labels, ClearNLP's understood too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SPACY, TAG
from spacy.tokens import Doc

from tasks.extract.quotes.tree import PASSIVE_AUXILIARY, PASSIVE_SUBJECT, SUBJECT
from tasks.extract.statements import lexicon

ATTRIBUTES = (ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE)
SUBJECTS = SUBJECT | PASSIVE_SUBJECT
OBJECTS = frozenset({"obj", "dobj"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
TIES = frozenset({"case", "mark"})
COPULAS = frozenset({"cop"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})  # ClearNLP's complements of "be" and its like
RELATIVES = frozenset({"acl:relcl", "relcl", "advcl:relcl"})
MODIFIERS = frozenset({"nmod", "nmod:unmarked", "obl", "obl:unmarked", "advmod"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE_WORDS = frozenset({"WDT", "WP"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Tree:
    """What the rules look at; nodes are indices of tokens, `kids` are each one's children from left to right.

    `starts` and `ends` are their characters; `names` the kinds of the names they are part of, "" for none.
    """

    doc: Doc
    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    names: list[str]

    def kid(self, node: int, labels: frozenset[str]) -> int | None:
        """The first child under one of the labels."""
        deps = self.deps
        for one in self.kids[node]:  # a loop: this is asked most, and a generator takes twice the time
            if deps[one] in labels:
                return one
        return None

    def all(self, node: int, labels: frozenset[str]) -> list[int]:
        """The children under one of the labels."""
        deps = self.deps
        return [one for one in self.kids[node] if deps[one] in labels]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The characters of a token span, end exclusive."""
        return self.starts[start], self.ends[end - 1]

    def edges(self, node: int) -> tuple[int, int]:
        """The first token below a node, and the last."""
        token = self.doc[node]
        return token.left_edge.i, token.right_edge.i

    def case(self, node: int) -> str:
        """The word that ties a noun or clause to what it hangs on: its preposition or conjunction."""
        tie = self.kid(node, TIES)
        return "" if tie is None else self.words[tie]

    def obliques(self, node: int) -> list[tuple[int, str]]:
        """The nouns that hang on a predicate with a preposition, or on their own, each with its preposition."""
        found = []
        for one in self.kids[node]:
            label = self.deps[one]
            if label in OBLIQUES or label == "nmod:unmarked":
                found.append((one, self.case(one)))
            elif label in ("prep", "agent"):
                found += [(below, self.words[one]) for below in self.kids[one] if self.deps[below] == "pobj"]
        return found

    def modifiers(self, node: int) -> list[tuple[int, str]]:
        """The nouns that hang on a noun with a preposition."""
        found = [(one, self.case(one)) for one in self.kids[node] if self.deps[one] in MODIFIERS]
        return found + [pair for pair in self.obliques(node) if self.deps[pair[0]] == "pobj"]

    def auxiliaries(self, node: int) -> list[int]:
        """A predicate's auxiliaries and copula."""
        return self.all(node, AUXILIARIES)

    def is_finite(self, node: int) -> bool:
        """Whether a predicate is finite by itself or by an auxiliary or copula."""
        own = self.tags[node] in FINITE and self.pos[node] in ("VERB", "AUX")
        return own or any(self.tags[one] in FINITE for one in self.auxiliaries(node))

    def is_copular(self, node: int) -> bool:
        """Whether a word is what something *is*; *is to close* is no copula."""
        return self.kid(node, COPULAS) is not None and not (self.tags[node] == "VB" and self.has_to(node))

    def is_passive(self, node: int) -> bool:
        """Whether a verb is passive by an auxiliary or by its subject's label."""
        return self.kid(node, PASSIVE_AUXILIARY) is not None

    def has_to(self, node: int) -> bool:
        """Whether a verb is an infinitive with *to*."""
        return any(self.tags[one] == "TO" or (self.words[one] == "to" and one == node - 1) for one in self.kids[node])


def read(doc: Doc) -> Tree:
    """Look at a doc once; takes time in proportion to its length."""
    forms, words, lemmas, tags, pos, deps, names = (_strings(doc, attribute) for attribute in ATTRIBUTES)
    starts = numbers(doc, IDX)
    heads = [at + step for at, step in enumerate(numbers(doc, HEAD))]
    kids: list[list[int]] = [[] for _ in words]
    for node, head in enumerate(heads):
        if head != node:
            kids[head].append(node)
    made = Tree(
        doc, _text(doc, forms), starts, [start + len(form) for start, form in zip(starts, forms, strict=True)],
        words, [lemma.lower() or word for lemma, word in zip(lemmas, words, strict=True)],
        tags, pos, deps, heads, kids, names,
    )  # fmt: skip
    _mend(made)
    return made


def _strings(doc: Doc, attribute: int) -> list[str]:
    """An attribute of each token; each string is looked up once, which is much faster than token by token."""
    found = doc.to_array([attribute]).ravel().tolist()
    strings: Any = doc.vocab.strings
    known = {number: strings[number] for number in set(found)}
    return [known[number] for number in found]


def numbers(doc: Doc, attribute: int) -> list[int]:
    """An attribute of each token that is a number, with its sign."""
    signed: list[Any] = doc.to_array([attribute]).astype("int64").ravel().tolist()
    return signed


def _text(doc: Doc, forms: list[str]) -> str:
    spaced = numbers(doc, SPACY)
    return "".join([f"{form} " if space else form for form, space in zip(forms, spaced, strict=True)])


def _mend(tree: Tree) -> None:
    """Take for verbs the irregular pasts with a subject that were tagged as nouns or infinitives: *rose*, *shot*."""
    forms = lexicon.irregular()
    for node, word in enumerate(tree.words):
        mistaken = word in forms and tree.tags[node] in ("NN", "VB") and forms[word] != word
        if mistaken and tree.kid(node, SUBJECTS) is not None and not tree.has_to(node) and not tree.auxiliaries(node):
            tree.tags[node], tree.pos[node] = "VBD", "VERB"
