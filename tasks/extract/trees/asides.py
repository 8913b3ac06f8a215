"""Clauses that only tell more of a noun, where the parser took them for the sentence's own."""

from __future__ import annotations

from tasks.extract.trees.draft import AUXILIARIES, DOERS, MARKS, RELATIVE, SUBJECTS, Draft
from tasks.extract.trees.subjects import ends_before

AFTER = frozenset({"conj", "parataxis", "advcl", "ccomp", "dep"})
CLAUSAL = frozenset({"csubj", "csubj:pass", "advcl", "ccomp", "dep"})
JOINED = frozenset({"conj", "parataxis"})
PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})
CLOSED = frozenset({"acl:relcl", "appos", "acl"})  # what the comma after a subject can close


def mend(draft: Draft, low: int, high: int) -> None:
    """Mend the asides of one sentence, a token span."""
    for node in range(low + 2, high):
        if not draft.below[node]:
            continue
        if draft.tags[node] in PARTICIPLES and draft.words[node - 1] == ",":
            _participle(draft, node)
        if draft.heads[node] == node and draft.is_finite(node):
            _whose(draft, node, low)


def _participle(draft: Draft, node: int) -> None:
    """*The firm, founded in 1958, makes valves*: between two commas stands an aside, after them what is said."""
    subject = next(iter(draft.kids(node, DOERS)), None)
    if subject is None or subject > node or draft.kids(node, AUXILIARIES):
        return
    if draft.edges(subject)[1] not in (node - 1, node - 2):
        return
    if draft.kids(subject, CLOSED):
        return
    above = draft.heads[node]
    if draft.deps[node] in CLAUSAL and above > node and _is_free(draft, above, node):
        verb = above
    else:
        verb = next((one for one in draft.kids(node, AFTER) if one > node and _is_free(draft, one, node)), -1)
        if verb < 0:
            return
        _swap(draft, node, verb)
    draft.hang(subject, verb, "nsubj")
    draft.hang(node, subject, "acl")


def _is_free(draft: Draft, verb: int, aside: int) -> bool:
    """Whether a finite verb without a subject or a joint begins right after a comma."""
    if not draft.is_finite(verb) or set(draft.kids(verb, SUBJECTS | MARKS)) - {aside}:
        return False
    start = min([verb, *(one for one in draft.below[verb] if aside < one < verb and draft.deps[one] != "punct")])
    return draft.words[start - 1] == "," and start - 1 > aside


def _swap(draft: Draft, old: int, new: int) -> None:
    """Give a verb the place of the one it hangs on, and what stands after it."""
    head, label = draft.heads[old], draft.deps[old]
    draft.hang(new, new if head == old else head, label)
    for one in [one for one in draft.below[old] if one > new]:
        draft.hang(one, new, draft.deps[one])


def _whose(draft: Draft, verb: int, low: int) -> None:
    """*Horak, whose wife served when it struck, called it bad*: a *whose* clause is not the sentence's own."""
    owners = [one for kid in draft.kids(verb, SUBJECTS) for one in draft.below[kid] if draft.tags[one] in RELATIVE]
    pronouns = [one for one in draft.kids(verb, SUBJECTS) if draft.tags[one] in ("WP", "WDT")]
    opening = next(iter([*owners, *pronouns]), None)
    if opening is None or opening < low + 2 or draft.words[opening - 1] != "," or draft.heads[verb] != verb:
        return
    noun = next((one for one in draft.below[verb] if ends_before(draft, one, opening - 1)), None)
    second = next((one for one in draft.kids(verb, JOINED) if one > verb), None)
    if noun is None or second is None or draft.kids(second, SUBJECTS | MARKS) or draft.words[second - 1] != ",":
        return
    draft.hang(second, second, "ROOT")
    draft.hang(noun, second, "nsubj")
    draft.hang(verb, noun, "acl:relcl")
    for one in [one for one in draft.below[verb] if one > second]:
        draft.hang(one, second, draft.deps[one])
