"""A parsed doc as plain lists, read once: Universal Dependencies' labels, ClearNLP's understood too."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, TAG
from spacy.tokens import Doc, Token

from tasks.extract.quotes.tree import PASSIVE_AUXILIARY, PASSIVE_SUBJECT, SUBJECT
from tasks.extract.statements import lexicon

ATTRIBUTES = (LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE)
SUBJECTS = SUBJECT | PASSIVE_SUBJECT
OBJECTS = frozenset({"obj", "dobj"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})  # ClearNLP's complements of "be" and its like
RELATIVES = frozenset({"acl:relcl", "relcl", "advcl:relcl"})
MODIFIERS = frozenset({"nmod", "nmod:unmarked", "obl", "obl:unmarked", "advmod"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE_WORDS = frozenset({"WDT", "WP"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Tree:
    """What the rules look at; nodes are indices of tokens, `kids` are each one's children from left to right."""

    tokens: list[Token]
    text: str
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
        return next((one for one in self.kids[node] if deps[one] in labels), None)

    def all(self, node: int, labels: frozenset[str]) -> list[int]:
        """The children under one of the labels."""
        deps = self.deps
        return [one for one in self.kids[node] if deps[one] in labels]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The characters of a token span, end exclusive."""
        last = self.tokens[end - 1]
        return self.tokens[start].idx, last.idx + len(last)

    def edges(self, node: int) -> tuple[int, int]:
        """The first token below a node, and the last."""
        token = self.tokens[node]
        return token.left_edge.i, token.right_edge.i

    def case(self, node: int) -> str:
        """The word that ties a noun or clause to what it hangs on: its preposition or conjunction."""
        return next((self.words[one] for one in self.kids[node] if self.deps[one] in ("case", "mark")), "")

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
        return [one for one in self.kids[node] if self.deps[one] in AUXILIARIES or self.deps[one] == "cop"]

    def is_finite(self, node: int) -> bool:
        """Whether a predicate is finite by itself or by an auxiliary or copula."""
        own = self.tags[node] in FINITE and self.pos[node] in ("VERB", "AUX")
        return own or any(self.tags[one] in FINITE for one in self.auxiliaries(node))

    def is_copular(self, node: int) -> bool:
        """Whether a word is what something *is*; *is to close* is no copula."""
        copula = any(self.deps[one] == "cop" for one in self.kids[node])
        return copula and not (self.tags[node] == "VB" and self.has_to(node))

    def is_passive(self, node: int) -> bool:
        """Whether a verb is passive by an auxiliary or by its subject's label."""
        return any(self.deps[one] in PASSIVE_AUXILIARY for one in self.kids[node])

    def has_to(self, node: int) -> bool:
        """Whether a verb is an infinitive with *to*."""
        return any(self.tags[one] == "TO" or (self.words[one] == "to" and one == node - 1) for one in self.kids[node])


def read(doc: Doc) -> Tree:
    """Look at a doc once; takes time in proportion to its length."""
    words, lemmas, tags, pos, deps, names = (_strings(doc, attribute) for attribute in ATTRIBUTES)
    heads = [at + step for at, step in enumerate(doc.to_array([HEAD]).astype("int64").ravel().tolist())]
    kids: list[list[int]] = [[] for _ in words]
    for node, head in enumerate(heads):
        if head != node:
            kids[head].append(node)
    lemmas = [lemma.lower() or word for lemma, word in zip(lemmas, words, strict=True)]
    made = Tree(list(doc), doc.text, words, lemmas, tags, pos, deps, heads, kids, names)
    _mend(made)
    return made


def _strings(doc: Doc, attribute: int) -> list[str]:
    """An attribute of each token; each string is looked up once."""
    numbers = doc.to_array([attribute]).ravel().tolist()
    strings = doc.vocab.strings
    known = {number: strings[number] for number in set(numbers)}
    return [known[number] for number in numbers]


def _mend(tree: Tree) -> None:
    """Take for verbs the irregular pasts with a subject that were tagged as nouns or infinitives: *rose*, *shot*."""
    forms = lexicon.irregular()
    for node, word in enumerate(tree.words):
        mistaken = word in forms and tree.tags[node] in ("NN", "VB") and forms[word] != word
        if mistaken and tree.kid(node, SUBJECTS) is not None and not tree.has_to(node) and not tree.auxiliaries(node):
            tree.tags[node], tree.pos[node] = "VBD", "VERB"
