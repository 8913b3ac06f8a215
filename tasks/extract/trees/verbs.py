"""Verbs that the parser took for something else, and sentences whose first of two verbs is none of their own."""

from __future__ import annotations

from tasks.extract.statements import lexicon
from tasks.extract.trees.draft import (
    AUXILIARIES,
    COPULAS,
    DOERS,
    MARKS,
    NOMINAL,
    PASSIVE,
    RELATIVE,
    SUBJECTS,
    Draft,
)
from tasks.extract.trees.forms import NAMING, is_past, is_past_alone, is_present

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "am"})
HAVE = frozenset({"has", "have", "had"})
DO = frozenset({"do", "does", "did"})
NOT = (["not"], ["n't"], ["n’t"])
LEADING = frozenset({"never", "nor", "neither", "seldom", "rarely", "only", "not", "so", "before", "once", "again"})
TALLIES = frozenset({"number", "toll", "tally", "count", "total"})
PLAIN = frozenset({"aux"})
HAD = frozenset({"obj", "nsubj"})
DESCRIBING = frozenset({"amod", "compound"})
AFTER = frozenset({"conj", "advcl", "parataxis"})
BESIDE = frozenset({"nmod:unmarked", "obl:unmarked", "advmod"})
TAKEN = frozenset({"obj", "iobj", "xcomp", "ccomp"})
BETWEEN = frozenset({"obl", "obl:unmarked", "advmod"})
COPULAR = frozenset({"ADJ", "NOUN", "VERB"})
FIRST = frozenset({"NNS", "NNPS", "NN"})
OBLIQUE = frozenset({"obl"})
ABOUT = frozenset({"around", "about", "over", "under"})
BEGINS = frozenset({"det", "amod"})
COMPOUND = frozenset({"compound"})
NUMBERS = frozenset({"nummod", "nmod:poss"})
GOES_ON = frozenset({"IN", "TO", "DT", "JJ", "RB", "RP", "CD", "PRP$"})  # what comes after a verb
SAYING = frozenset({"ROOT", "conj", "parataxis", "ccomp", "advcl", "acl:relcl"})
REACH = 10  # tokens between two verbs, the first of which only tells more of a subject
APART = frozenset({
    ",", ";", ":", "-", "–", "—", "(", '"', "“", "”", "and", "or", "but", "as", "when", "while", "that", "than",
    "because", "after", "before", "since", "until", "if", "though", "although",
})  # fmt: skip


def mend(draft: Draft, low: int, high: int) -> None:
    """Mend the verbs of one sentence, a token span."""
    stopped = _is_stopped(draft, low, high)
    for node in range(low, high):
        if draft.below[node]:
            _word(draft, node)
            if stopped and draft.tags[node] in ("JJ", "NN"):
                _drowned(draft, node)
            if stopped and draft.heads[node] == node and draft.tags[node] in ("NN", "NNS"):
                _stays(draft, node)
    _first_word(draft, low)
    _garden_path(draft, low, high)


def _is_stopped(draft: Draft, low: int, high: int) -> bool:
    """Whether a sentence ends in a full stop, as no headline does."""
    end = high - 1
    while end > low and (draft.doc[end].is_space or not draft.doc[end].is_punct):
        end -= 1
    return draft.words[end] in (".", "!") or draft.words[max(low, end - 1)] in (".", "!")


def _drowned(draft: Draft, node: int) -> None:
    """*A fireman drowned.*: a past tense taken for an adjective or a noun, with a subject and without *be*."""
    subject = next(iter(draft.kids(node, DOERS)), None)
    if subject is None or subject > node or draft.kids(node, AUXILIARIES | BEGINS) or draft.deps[node] not in SAYING:
        return
    word = draft.words[node]
    if (word.endswith("ed") and word != "aged" and draft.tags[node] == "JJ") or is_past_alone(word):
        draft.call(node, "VBD", "VERB")


def _stays(draft: Draft, node: int) -> None:
    """*The line stays shut.*: a present tense taken for the noun of a sentence that has none, which agrees with it."""
    nouns = [one for one in draft.kids(node, COMPOUND) if one == node - 1]
    if not nouns or draft.kids(node, AUXILIARIES | SUBJECTS) or GOES_ON.isdisjoint(draft.tags[node + 1 : node + 2]):
        return
    begun = [one for one in draft.kids(node, BEGINS | NUMBERS) if one < nouns[0]]
    word, pair = draft.words[node], (draft.tags[nouns[0]], draft.tags[node])
    agrees = is_present(word) if pair == ("NN", "NNS") else pair == ("NNS", "NN") and word in lexicon.known()
    if not begun or not agrees:
        return
    for one in begun:
        draft.hang(one, nouns[0], draft.deps[one])
    draft.hang(nouns[0], node, "nsubj")
    draft.call(node, "VBZ" if pair[0] == "NN" else "VBP", "VERB")


def _word(draft: Draft, node: int) -> None:
    tag = draft.tags[node]
    if draft.pos[node] in COPULAR:
        _copula(draft, node)
    if tag == "VBN":
        _did(draft, node)
    elif tag in ("VBD", "VBZ") and draft.pos[node] not in ("AUX", "VERB") and draft.kids(node, SUBJECTS):
        draft.call(node, tag, "VERB")  # tagged as one, and somebody does it
    if draft.words[node] in HAVE:
        _inverted(draft, node)
    elif tag in ("NN", "VB", "VBP"):
        _asked(draft, node)
    if tag == "NN":
        _counted(draft, node)
    if tag in ("VBD", "VBN", "VBZ", "VBP"):
        if not draft.kids(node, SUBJECTS):
            _around(draft, node)
        _exits(draft, node)


def _copula(draft: Draft, node: int) -> None:
    """*are missing*: *be* before an adjective is a copula; *is to be sworn in*: before an infinitive it is none."""
    if draft.pos[node] in ("ADJ", "NOUN") and not draft.kids(node, COPULAS):
        auxiliaries = draft.kids(node, PLAIN)
        if auxiliaries and draft.words[auxiliaries[-1]] in BE:
            draft.hang(auxiliaries[-1], node, "cop")
            draft.call(auxiliaries[-1], draft.tags[auxiliaries[-1]], "AUX")
    elif draft.tags[node] == "VBN" and any(draft.tags[one] == "TO" for one in draft.below[node]):
        copulas = draft.kids(node, COPULAS)
        if copulas and draft.kids(node, PASSIVE):
            draft.hang(copulas[0], node, "aux")


def _did(draft: Draft, node: int) -> None:
    """*Ines conceded defeat*: a participle that somebody named does to something is a past tense."""
    subject = next(iter(draft.kids(node, DOERS)), None)
    if subject is None or subject > node or draft.kids(node, AUXILIARIES) or not draft.kids(node, TAKEN):
        return
    if draft.words[node] not in NAMING and is_past(draft.words[node]):
        draft.call(node, "VBD", "VERB")


def _inverted(draft: Draft, node: int) -> None:
    """*Never has a woman held the post*: what was taken for *having* somebody is an auxiliary before its subject."""
    if draft.pos[node] not in ("VERB", "AUX") or node == 0 or draft.words[node - 1] not in LEADING:
        return
    for noun in draft.kids(node, HAD):
        verb = next((one for one in draft.below[noun] if draft.tags[one] in ("VBN", "VBD") and one > noun), None)
        if verb is not None and noun > node and draft.deps[verb] == "acl" and "," not in draft.words[noun:verb]:
            _replace(draft, node, verb)
            draft.hang(node, verb, "aux")
            draft.hang(noun, verb, "nsubj")
            draft.call(verb, "VBN", "VERB")
            return


def _around(draft: Draft, node: int) -> None:
    """*Around 120 firefighters fought it*: *around* before a number is no preposition."""
    for noun in draft.kids(node, OBLIQUE):
        low = draft.edges(noun)[0]
        about = draft.words[low] in ABOUT and draft.tags[low + 1] == "CD" and draft.heads[low] == noun
        if about and low + 1 < noun < node and (low == 0 or draft.doc[low - 1].is_punct or draft.doc[low - 1].is_space):
            draft.hang(low, low + 1, "advmod")
            draft.hang(noun, node, "nsubj:pass" if draft.kids(node, PASSIVE) else "nsubj")
            return


def _exits(draft: Draft, node: int) -> None:
    """*Exits on two floors had been locked*: no subject has a preposition; what stands before it is a plural."""
    for noun in draft.kids(node, DOERS):
        low = draft.edges(noun)[0]
        plural = low - 1
        placed = draft.tags[low] == "IN" and draft.deps[low] == "case" and draft.heads[low] == noun
        if not placed or plural < 0 or not node > noun or draft.tags[plural] != "VBZ":
            continue
        if draft.kids(plural, SUBJECTS | TAKEN | AUXILIARIES) or not draft.words[plural].endswith("s"):
            continue
        label = draft.deps[noun]
        if draft.hangs_on(node, plural):
            _replace(draft, plural, node)
        draft.call(plural, "NNS", "NOUN")
        draft.hang(plural, node, label)
        draft.hang(noun, plural, "nmod")
        return


def _asked(draft: Draft, node: int) -> None:
    """*Not until Friday did the ministry admit it*: the noun between *did* and a bare verb does it."""
    does = next((one for one in draft.kids(node, PLAIN) if draft.words[one] in DO), None)
    if does is None or does == 0 or draft.words[does + 1 : does + 2] in NOT or draft.tags[does - 1] in RELATIVE:
        return
    noun = node - 1
    if noun <= does or draft.heads[noun] != node or draft.pos[noun] not in NOMINAL or draft.deps[noun] in SUBJECTS:
        return
    for one in [one for one in draft.below[node] if does < one < noun]:
        draft.hang(one, noun, draft.deps[one])
    draft.hang(noun, node, "nsubj")
    draft.call(node, "VB", "VERB")
    for one in draft.kids(does, SUBJECTS):
        draft.hang(one, node, "obl")


def _counted(draft: Draft, node: int) -> None:
    """*the number of injured rose to 14*: a past tense taken for a noun that those counted describe."""
    states = draft.kids(node, DESCRIBING)
    if not states or states[-1] != node - 1 or lexicon.irregular().get(draft.words[node]) in (None, draft.words[node]):
        return
    noun = draft.heads[node]
    if draft.words[noun] not in TALLIES:
        return
    state = states[-1]
    for one in [one for one in draft.below[node] if one < node and one != state]:
        draft.hang(one, state, draft.deps[one])
    draft.hang(state, noun, "nmod")
    draft.call(state, "NNS", "NOUN")
    subject_of, label = draft.heads[noun], draft.deps[noun]
    draft.call(node, "VBD", "VERB")
    if label in SUBJECTS and subject_of > node:
        draft.hang(node, subject_of, "ccomp")
    else:
        _replace(draft, noun, node)
    draft.hang(noun, node, "nsubj")
    for one in draft.kids(noun, frozenset({"punct"})):
        draft.hang(one, node, "punct")


def _first_word(draft: Draft, low: int) -> None:
    """*Cooling centres have opened*: a first word that the parser made the root belongs to the subject after it."""
    kids = [one for one in draft.below[low] if draft.deps[one] != "punct"]
    if draft.heads[low] != low or len(kids) != 1 or draft.deps[kids[0]] != "ccomp" or draft.pos[low] == "AUX":
        return
    verb = kids[0]
    subject = next(iter(draft.kids(verb, SUBJECTS)), None)
    plain = subject is not None and draft.edges(subject)[0] == low + 1 and draft.tags[low + 1] in FIRST
    if subject is None or not plain or not draft.is_finite(verb):
        return
    _replace(draft, low, verb)
    draft.hang(low, subject, "compound")


def _replace(draft: Draft, old: int, new: int) -> None:
    """Give a token another one's place in the tree, with all that hangs on that one."""
    head, label = draft.heads[old], draft.deps[old]
    draft.hang(new, new, "ROOT")
    draft.hang(new, new if head == old else head, label)
    for one in list(draft.below[old]):
        if one != new:
            draft.hang(one, new, draft.deps[one])
    draft.hang(old, new, "dep")


def _garden_path(draft: Draft, low: int, high: int) -> None:
    """*A sample taken later showed traces*: the first of two verbs without a joint only tells more of the subject."""
    for one in range(low, high):
        if draft.tags[one] not in ("VBN", "VBD") or one == low or draft.kids(one, AUXILIARIES | TAKEN):
            continue
        subjects = draft.kids(one, DOERS)
        if len(subjects) != 1 or draft.edges(subjects[0])[1] != one - 1:
            continue
        two = next((v for v in draft.kids(one, AFTER) if v > one and _is_second(draft, one, v)), None)
        if two is not None:
            _replace(draft, one, two)
            draft.hang(subjects[0], two, "nsubj")
            draft.hang(one, subjects[0], "acl")
            draft.call(one, "VBN", "VERB")
            for between in [kid for kid in draft.kids(two, BETWEEN) if one < kid < two]:
                draft.hang(between, one, draft.deps[between])
            return


def _is_second(draft: Draft, one: int, two: int) -> bool:
    """Whether a verb after another can only have the same subject without being joined to it."""
    if not draft.is_finite(two) or draft.kids(two, SUBJECTS | MARKS):
        return False
    left = [kid for kid in draft.below[two] if kid < two and draft.deps[kid] not in AUXILIARIES | BESIDE]
    if left or any(draft.tags[kid] in RELATIVE for kid in draft.below[two]):
        return False
    return two - one <= REACH and not APART & set(draft.words[one + 1 : two])
