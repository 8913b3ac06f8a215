"""Verbs that the parser took for nouns, which they are spelt like."""

from __future__ import annotations

from tasks.extract.statements import lexicon
from tasks.extract.trees.draft import AUXILIARIES, DOERS, Draft
from tasks.extract.trees.forms import is_present

BESIDE = frozenset({"amod", "compound"})
BEGINS = frozenset({"det", "amod"})
SAYING = frozenset({"ROOT", "conj", "parataxis", "ccomp", "advcl", "acl:relcl"})
TAKEN = frozenset({"obj", "iobj", "xcomp", "ccomp"})


def mend(draft: Draft, low: int, high: int) -> None:
    """Mend the nouns of one sentence, a token span."""
    stopped = any(draft.words[node] == "." for node in range(max(low, high - 2), high))
    for node in range(low + 1, high):
        if not draft.below[node]:
            continue
        if draft.tags[node] in ("NNS", "NNP"):
            _does(draft, node)
        elif draft.tags[node] == "NN" and stopped:
            _quit(draft, node)


def _does(draft: Draft, node: int) -> None:
    """*The suspect denies the killing, his lawyer said*: a noun whose subject stands before and object behind it."""
    subject = next(iter(draft.kids(node, DOERS)), None)
    if subject is None or subject > node or draft.kids(node, AUXILIARIES | BEGINS) or draft.deps[node] not in SAYING:
        return
    word, taken = draft.words[node], draft.kids(node, TAKEN)
    if is_present(word) and any(one > node for one in taken):
        draft.call(node, "VBZ", "VERB")
    elif word in lexicon.irregular() and not is_present(word):
        draft.call(node, "VBD", "VERB")


def _quit(draft: Draft, node: int) -> None:
    """*Horak quit in May.*: a verb whose past is spelt like a noun, after a name alone, as all that a sentence has."""
    name = node - 1
    if draft.deps[node] != "ROOT" or draft.below[node][:1] != [name] or draft.deps[name] not in BESIDE:
        return
    if draft.pos[name] == "PROPN" and draft.words[node] in lexicon.irregular() and draft.below[node][1:]:
        draft.hang(name, node, "nsubj")
        draft.call(node, "VBD", "VERB")
