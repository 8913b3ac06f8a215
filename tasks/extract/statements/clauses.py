"""Which tokens head a clause, and how the clauses hang together."""

from __future__ import annotations

from tasks.extract.quotes.lexicon import reports
from tasks.extract.statements.asserting import asserts
from tasks.extract.statements.clause import Clause, opening, relative_word
from tasks.extract.statements.tree import FINITE, RELATIVES, SUBJECTS, Tree

HEADS = frozenset({
    "ROOT", "conj", "ccomp", "parataxis", "acl", "acl:relcl", "relcl", "advcl", "advcl:relcl", "csubj", "csubj:pass",
    "csubjpass", "dep", "list", "appos",
})  # fmt: skip


def find_clauses(tree: Tree) -> list[Clause]:
    """The clauses of a doc, each after the one it hangs on, whether they assert anything or not."""
    found: list[Clause] = []
    of: dict[int, Clause] = {}  # a clause by its head, and by each verb of its chain
    waiting: list[tuple[int, Clause | None]] = [
        (node, None) for node in range(len(tree.heads)) if tree.heads[node] == node
    ]
    for node, above in waiting:  # grows as it is read
        clause = of.get(node)
        if clause is None and (tree.deps[node] in HEADS or tree.tags[node] in FINITE):
            clause = _clause(tree, node, of.get(tree.heads[node]), above)
        if clause is not None and node not in of:
            found.append(clause)
            of.update((verb, clause) for verb in clause.chain)
        waiting += [(kid, clause or above) for kid in tree.kids[node]]
    return found


def _clause(tree: Tree, node: int, of_head: Clause | None, above: Clause | None) -> Clause | None:
    """The clause that a token heads, None where it heads none."""
    if not _is_predicate(tree, node):
        return None
    kind = _kind(tree, node, of_head)
    if kind is None:
        return None
    clause = Clause(node, kind, of_head if of_head is not None else above, False, _chain(tree, node))
    clause.joined = of_head is not None and _is_joined(tree, node)
    clause.conditional = _has_condition(tree, clause)
    clause.asserts = asserts(tree, clause)
    return clause


def _is_joined(tree: Tree, node: int) -> bool:
    """Whether a predicate goes on from the one it hangs on: *and walked*, *…, walked*."""
    label = tree.deps[node]
    return label == "conj" or (label == "parataxis" and node > tree.heads[node] and tree.kid(node, SUBJECTS) is None)


def _is_predicate(tree: Tree, node: int) -> bool:
    label, pos = tree.deps[node], tree.pos[node]
    if label not in HEADS:
        return pos == "VERB" and tree.tags[node] in ("VBD", "VBZ", "VBP") and tree.kid(node, SUBJECTS) is not None
    if label == "conj" and pos == "VERB" and tree.pos[tree.heads[node]] in ("NOUN", "PROPN"):
        return tree.is_finite(node)
    return pos in ("VERB", "AUX") or tree.is_copular(node) or tree.is_passive(node)


def _kind(tree: Tree, node: int, of_head: Clause | None) -> str | None:
    label = tree.deps[node]
    finite = tree.is_finite(node)
    if label == "conj" and of_head is not None:
        return "main" if finite and of_head.kind == "participle" else of_head.kind
    if label in RELATIVES:
        return "relative" if finite else "participle"
    if _is_headline(tree, node):
        return "headline"
    if label == "acl":
        return "participle" if not finite else "content" if tree.case(node) == "that" else "relative"
    if label == "advcl" and finite:
        return "relative" if relative_word(tree, node) is not None else "adverbial"
    if label == "advcl":
        return "participle"
    if label == "ccomp" or label.startswith("csubj"):
        return "content"
    return "main"


def _is_headline(tree: Tree, node: int) -> bool:
    """*Government to close port*: an infinitive at a noun that no verb says anything of."""
    above = tree.heads[node]
    nominal = tree.pos[above] in ("NOUN", "PROPN") and tree.heads[above] == above and node > above
    if not nominal or tree.deps[node] not in ("acl", "advcl") or not tree.has_to(node) or tree.is_copular(above):
        return False
    return not any(tree.words[one] in (".", "!", "?", ":") for one in tree.kids[above])


def _chain(tree: Tree, node: int) -> list[int]:
    """From a clause's head over verbs that only colour the next one to the verb that says what is done."""
    chain = [node]
    while (inner := _opened(tree, chain[-1])) is not None:
        chain.append(inner)
    return chain


def _opened(tree: Tree, node: int) -> int | None:
    """The infinitive or participle that a verb or adjective of colour takes."""
    if opening(tree, node) is None:
        return None
    for one in tree.kids[node]:
        if one > node and _is_open(tree, node, one) and (tree.pos[one] in ("VERB", "AUX") or tree.is_copular(one)):
            return one if tree.has_to(one) or tree.tags[one] == "VBG" else None
    return None


def _is_open(tree: Tree, node: int, one: int) -> bool:
    """Whether an infinitive is what a verb or adjective takes: *is due to close* has it as an adverbial at times."""
    return tree.deps[one] == "xcomp" or (tree.deps[one] in ("advcl", "ccomp") and tree.pos[node] == "ADJ")


def _has_condition(tree: Tree, clause: Clause) -> bool:
    """Whether an *if* stands by a clause; one that a verb of asking takes is none."""
    for verb in clause.chain:
        for one in tree.kids[verb]:
            if tree.deps[one] in ("advcl", "ccomp") and tree.case(one) in ("if", "unless"):
                return tree.deps[one] == "advcl" or not reports(tree.doc[verb])
    return False
