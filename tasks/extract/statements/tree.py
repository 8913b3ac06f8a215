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
DETERMINERS = frozenset({"det"})
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
    """Take for verbs, with their subjects, what was plainly tagged or hung by mistake."""
    for node, tag in enumerate(tree.tags):
        if tag in ("NN", "VB") and _is_past(tree, node):
            tree.tags[node], tree.pos[node] = "VBD", "VERB"
        elif tag == "NN" and tree.heads[node] == node:
            _mend_short(tree, node)
        elif tag == "VBN" and _did(tree, node):
            tree.tags[node] = "VBD"
        elif tag == "VBD" and tree.deps[node] == "acl":
            _mend_clause(tree, node)
        elif tree.deps[node] == "advmod" and tree.kid(node, DETERMINERS) is not None:
            _mend_subject(tree, node)


def _is_past(tree: Tree, node: int) -> bool:
    """Whether a noun or infinitive with a subject is an irregular past: *rose*, *burst*."""
    lemma = lexicon.irregular().get(tree.words[node])
    if lemma is None or tree.kid(node, SUBJECTS) is None or tree.has_to(node) or tree.auxiliaries(node):
        return False
    return lemma != tree.words[node] or (tree.tags[node] == "NN" and tree.kid(node, DETERMINERS) is None)


def _did(tree: Tree, node: int) -> bool:
    """*The gates opened.*: a participle with a subject that has an article, as no headline's has; nobody did it."""
    subject = tree.kid(node, frozenset({"nsubj"}))
    if subject is None or tree.kid(subject, DETERMINERS) is None or tree.auxiliaries(node):
        return False
    stopped = any(tree.words[one] == "." for one in tree.kids[node])
    return stopped and not any(case == "by" for _, case in tree.obliques(node))


def _mend_short(tree: Tree, node: int) -> None:
    """*The dam burst.*: a sentence of an article and two nouns, whose last one can be a past tense."""
    kids = tree.kids[node]
    labels = [tree.deps[one] for one in kids]
    past = lexicon.irregular().get(tree.words[node]) is not None or tree.words[node].endswith("ed")
    if labels == ["det", "compound", "punct"] and tree.words[kids[-1]] == "." and kids[1] == node - 1 and past:
        tree.tags[node], tree.pos[node] = "VBD", "VERB"
        tree.deps[kids[1]] = "nsubj"


def _mend_clause(tree: Tree, node: int) -> None:
    """*No bell rang, according to …*: a past tense after a noun that nothing before it says anything of.

    The noun is the sentence's, or what comes after it has a subject of its own.
    """
    noun = tree.heads[node]
    above = tree.heads[noun]
    alone = above == noun and tree.kid(noun, AUXILIARIES) is None
    lost = above > node and sum(tree.heads[one] == above and tree.deps[one] in SUBJECTS for one in tree.kids[above]) > 1
    if noun != node - 1 or not (alone or lost) or tree.pos[noun] not in ("NOUN", "PROPN"):
        return
    tree.kids[noun].remove(node)
    tree.heads[node], tree.deps[node] = (node, "ROOT") if alone else (above, "parataxis")
    if not alone:
        tree.kids[above][tree.kids[above].index(noun)] = node
    tree.heads[noun], tree.deps[noun] = node, "nsubj"
    tree.kids[node].insert(0, noun)
    tree.pos[node] = "VERB"


def _mend_subject(tree: Tree, node: int) -> None:
    """*No saver will lose …*: a noun with an article that was taken for an adverb."""
    verb = tree.heads[node]
    if node < verb and tree.pos[verb] == "VERB" and tree.kid(verb, SUBJECTS) is None and tree.case(node) == "":
        tree.deps[node], tree.pos[node], tree.tags[node] = "nsubj", "NOUN", "NN"
