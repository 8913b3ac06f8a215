"""Which clauses assert something: no question, order, condition or purpose, nothing wanted or denied."""

from __future__ import annotations

from tasks.extract.statements import lexicon
from tasks.extract.statements.clause import Clause
from tasks.extract.statements.tree import SUBJECTS, TIES, Tree

ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})


def asserts(tree: Tree, clause: Clause) -> bool:
    """Whether a clause asserts something; notes on it whether that is denied, or only hoped, feared or expected."""
    if _asked(tree, clause.head):
        return False
    if clause.joined and clause.up is not None and not _stands_alone(tree, clause):
        clause.flips, clause.unsure = clause.up.flips, clause.up.unsure
        return clause.up.asserts
    tests = {
        "main": _main, "headline": _headline, "relative": _relative, "participle": _participle,
        "adverbial": _adverbial, "content": _content,
    }  # fmt: skip
    return tests[clause.kind](tree, clause)


def _stands_alone(tree: Tree, clause: Clause) -> bool:
    """Whether a joined clause is a finite one of its own, joined to one that is not."""
    up = clause.up
    return (
        clause.kind == "main" and up is not None and up.kind == "main" and tree.kid(clause.head, SUBJECTS) is not None
    )


def _asked(tree: Tree, head: int) -> bool:
    """Whether a question mark ends a clause."""
    end = tree.edges(head)[1]
    words = tree.words
    return words[end] == "?" or any(word == "?" for word in words[end + 1 : end + 2])


def _main(tree: Tree, clause: Clause) -> bool:
    """A finite clause; in headlines also a participle or infinitive with a subject. No imperative."""
    head = clause.head
    if tree.case(head) == "whether":
        return False
    if tree.is_finite(head):
        return True
    if tree.kid(head, SUBJECTS) is None:
        return False
    return tree.tags[head] in ("VBN", "VBG", "VB") and tree.kids[head][0] < head


def _headline(tree: Tree, clause: Clause) -> bool:
    return True


def _relative(tree: Tree, clause: Clause) -> bool:
    """A relative clause, but not one of what need not be: *anyone who enters*."""
    noun = tree.heads[clause.head]
    unreal = lexicon.words("unreal")
    loose = tree.words[noun] in unreal or any(
        tree.words[one] in unreal and tree.deps[one] == "det" for one in tree.kids[noun]
    )
    return not loose and tree.words[tree.edges(clause.head)[0]] not in lexicon.words("conditions")


def _participle(tree: Tree, clause: Clause) -> bool:
    """*injured in the crash*, *killing 12*, *after losing the vote*; no infinitive."""
    head = clause.head
    mark = tree.case(head)
    if tree.tags[head] not in ("VBN", "VBG", "VBD") or tree.has_to(head) or _is_asking(tree, head):
        return False
    if lexicon.lemma(tree.words[head], tree.lemmas[head]) in lexicon.words("names"):
        return False
    return not mark or mark in lexicon.words("participles")


def _adverbial(tree: Tree, clause: Clause) -> bool:
    """A clause of time, cause or contrast; no condition, no purpose."""
    marks = {tree.words[one] for one in tree.all(clause.head, TIES)}
    first = tree.words[tree.edges(clause.head)[0]]
    return lexicon.words("conditions").isdisjoint({*marks, first}) and not (first == "so" and "that" in marks)


def _content(tree: Tree, clause: Clause) -> bool:
    """What somebody says, finds or knows; not what is asked, wanted, or not said."""
    head, above = clause.head, tree.heads[clause.head]
    if not tree.is_finite(head) or _is_asking(tree, head) or tree.case(head) in lexicon.words("conditions"):
        return False
    if tree.pos[above] in ("NOUN", "PROPN") and tree.deps[head] == "acl":
        return not _is_negative(tree, above)
    lemma = lexicon.lemma(tree.words[above], tree.lemmas[above])
    if lemma in lexicon.words("unasserting") or _is_negative(tree, above):
        return False
    clause.flips = lemma in lexicon.words("denying")
    clause.unsure = lemma in lexicon.words("unsure")
    return True


def _is_asking(tree: Tree, head: int) -> bool:
    """Whether a clause begins with a question word of its own: *who won*, *where it was*."""
    for one in tree.kids[head]:
        if one > head:
            break
        asking = tree.tags[one] in ASKING or any(tree.tags[below] in ASKING for below in tree.kids[one] if below < one)
        if asking and tree.deps[one] not in ("advcl", "mark") and tree.pos[one] not in ("VERB", "AUX"):
            return True
    return False


def _is_negative(tree: Tree, node: int) -> bool:
    """Whether *not*, *never* or *no* stands by a word."""
    negatives = lexicon.words("negatives") | {"no"}
    return any(tree.words[one] in negatives for one in tree.kids[node])
