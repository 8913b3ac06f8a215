"""A doc's tree as plain lists that rules can change, read once and written back once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LOWER, POS, TAG
from spacy.tokens import Doc

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubj:pass", "csubjpass", "expl", "nsubj:outer"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
TIMES = frozenset({"DATE", "TIME"})
DOERS = frozenset({"nsubj", "nsubj:pass"})
PASSIVE = frozenset({"aux:pass", "auxpass"})
COPULAS = frozenset({"cop"})
MARKS = frozenset({"mark", "case", "cc"})
PHRASE = frozenset({"flat", "compound", "appos", "nmod", "nmod:desc", "pobj", "case"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(slots=True)
class Draft:
    """Tokens by index: words in small letters, tags, parts of speech, labels, heads (themselves for a root), and the
    kinds of the names they are part of; `below` are each one's children, left to right.
    """

    doc: Doc
    words: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    names: list[str]
    below: list[list[int]] = field(default_factory=list)
    changed: bool = False

    def kids(self, node: int, labels: frozenset[str]) -> list[int]:
        """A token's children under one of the labels."""
        return [one for one in self.below[node] if self.deps[one] in labels]

    def edges(self, node: int) -> tuple[int, int]:
        """The first token below a token, and the last."""
        low = high = node
        stack = [node]
        while stack:
            at = stack.pop()
            low, high = min(low, at), max(high, at)
            stack += self.below[at]
        return low, high

    def climb(self, node: int, labels: frozenset[str], low: int = 0) -> int:
        """The token that a phrase hangs on: up to the left from a token while it has one of the labels."""
        while self.deps[node] in labels and low <= self.heads[node] < node:
            node = self.heads[node]
        return node

    def hangs_on(self, node: int, head: int) -> bool:
        """Whether a token is below another one, at whatever depth."""
        while self.heads[node] != node:
            node = self.heads[node]
            if node == head:
                return True
        return False

    def begin(self, verb: int) -> int:
        """Where a verb with the auxiliaries before it begins."""
        return min([verb, *(one for one in self.kids(verb, AUXILIARIES) if one < verb)])

    def is_finite(self, node: int) -> bool:
        """Whether a token is a finite verb, by itself or by an auxiliary."""
        own = self.tags[node] in FINITE and self.pos[node] in ("VERB", "AUX")
        return own or any(self.tags[one] in FINITE for one in self.kids(node, AUXILIARIES))

    def has_case(self, node: int) -> bool:
        """Whether a preposition stands on a noun."""
        return any(self.deps[one] == "case" and one < node for one in self.below[node])

    def hang(self, node: int, head: int, label: str) -> None:
        """Hang a token on another one, or make it a root by hanging it on itself."""
        old = self.heads[node]
        if old != node:
            self.below[old].remove(node)
        self.heads[node], self.deps[node] = head, label
        if head != node:
            self.below[head] = sorted([*self.below[head], node])
        self.changed = True

    def call(self, node: int, tag: str, pos: str) -> None:
        """Give a token another tag and part of speech."""
        self.tags[node], self.pos[node] = tag, pos
        self.changed = True


def read(doc: Doc) -> Draft:
    """The lists of a doc; time in proportion to its length."""
    words, tags, pos, deps, names = (_strings(doc, one) for one in (LOWER, TAG, POS, DEP, ENT_TYPE))
    steps = doc.to_array([HEAD]).astype("int64").ravel().tolist()
    draft = Draft(doc, words, tags, pos, deps, [at + step for at, step in enumerate(steps)], names)
    draft.below = [[] for _ in words]
    for node, head in enumerate(draft.heads):
        if head != node:
            draft.below[head].append(node)
    return draft


def _strings(doc: Doc, attribute: int) -> list[str]:
    found = doc.to_array([attribute]).ravel().tolist()
    strings: Any = doc.vocab.strings
    known = {number: strings[number] for number in set(found)}
    return [known[number] for number in found]


def write(draft: Draft) -> Doc:
    """The doc with a draft's tree: its sentences begin where the tree's roots have their first words."""
    doc = draft.doc
    strings: Any = doc.vocab.strings
    columns = [[strings.add(one) for one in values] for values in (draft.tags, draft.pos, draft.deps)]
    steps = np.array([head - at for at, head in enumerate(draft.heads)], dtype="int64").astype("uint64")
    values: Any = np.stack([*(np.array(column, dtype="uint64") for column in columns), steps], axis=1)
    return doc.from_array([TAG, POS, DEP, HEAD], values)
