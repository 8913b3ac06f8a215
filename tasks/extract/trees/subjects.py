"""Who does what a verb says, where the parser took another noun beside it."""

from __future__ import annotations

from tasks.extract.quotes.lexicon import words
from tasks.extract.trees.draft import (
    AUXILIARIES,
    DOERS,
    FINITE,
    MARKS,
    NOMINAL,
    PASSIVE,
    PHRASE,
    RELATIVE,
    SUBJECTS,
    TIMES,
    Draft,
)

ARTICLES = frozenset({"a", "an", "the"})
BEFORE = frozenset({"nsubj", "advmod", "vocative", "dislocated", "nmod", "nmod:unmarked", "obl:unmarked", "dep"})
CLAUSES = frozenset({"advcl", "ccomp", "dep"})
CLAUSAL = frozenset({"ROOT", "conj", "parataxis", "ccomp", "advcl", "acl:relcl"})
BEHIND = frozenset({"advcl", "conj", "acl", "parataxis"})
CASE = frozenset({"case"})
TIES = frozenset({"after", "before", "since", "until", "as"})  # prepositions that are conjunctions too
JOINED = frozenset({"conj", "parataxis"})
LOOSE = frozenset({"parataxis", "dep", "list"})
JOINTS = frozenset({"cc"})
COMPOUND = frozenset({"compound"})
UNPLACED = frozenset({"ROOT", "discourse", "dep", "parataxis", "vocative", "dislocated", "list", "nsubj", "nsubj:pass"})
BEGINS = frozenset({"det", "amod", "nummod", "nmod:poss"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
NONE = SUBJECTS | MARKS
GAP = 5  # tokens between a subject's last word and its verb


def mend(draft: Draft, low: int, high: int) -> None:
    """Mend the subjects of one sentence, a token span."""
    for node in range(low + 1, high):
        if draft.deps[node] == "appos" and draft.names[node] == "PERSON":
            _of_office(draft, node)
        if not draft.below[node] and draft.tags[node] not in FINITE:
            continue
        if draft.pos[node] in PREDICATES and draft.is_finite(node):
            _apposed(draft, node, low)
            _named(draft, node, low)
            _joined(draft, node)
            _sibling(draft, node)
            _went_on(draft, node)
            _tied(draft, node)
            _beside(draft, node)


def _apposed(draft: Draft, verb: int, low: int) -> None:
    """*The minister, a former judge, said*: what stands between the commas only tells more of who does it."""
    for second in draft.kids(verb, SUBJECTS):
        start, end = draft.edges(second)
        closed = "," in draft.words[end : end + 2]
        if start < low + 2 or draft.words[start - 1] != "," or not closed or draft.words[start] not in ARTICLES:
            continue
        if not 0 < verb - end <= GAP:
            continue
        first = next((one for one in draft.below[verb] if ends_before(draft, one, start - 1)), None)
        if first is not None:
            label = draft.deps[second]
            draft.hang(second, first, "appos")
            draft.hang(first, verb, label)
            return


def _named(draft: Draft, verb: int, low: int) -> None:
    """*Ines Lopez, the mayor of Corvo, met them*: a sentence begins with who does it, and then says who that is."""
    for second in draft.kids(verb, DOERS):
        start, end = draft.edges(second)
        start += draft.words[start] == ","
        comma = draft.begin(verb) - 1
        if start < low + 2 or draft.words[start - 1] != "," or draft.words[comma] != "," or comma not in (end, end + 1):
            continue
        first = _opening_name(draft, low, start - 1)
        if first is None or draft.pos[second] != "NOUN" or draft.words[start] not in ARTICLES:
            continue
        label = draft.deps[second]
        draft.hang(second, first, "appos")
        draft.hang(first, verb, label)
        for one in [one for one in draft.below[first] if one > comma]:
            draft.hang(one, verb, draft.deps[one])
        return


def _opening_name(draft: Draft, low: int, comma: int) -> int | None:
    """The head of a name that is all there is between a sentence's beginning and a comma, where it is no other's."""
    start = comma
    while start > low and draft.names[start - 1] and draft.names[start - 1] not in TIMES:
        start -= 1
    lead = [at for at in range(low, start) if draft.pos[at] not in ("CCONJ", "ADV", "SPACE", "PUNCT")]
    if start == comma or lead:
        return None
    heads = [at for at in range(start, comma) if not start <= draft.heads[at] < comma or draft.heads[at] == at]
    first = heads[0] if len(heads) == 1 else None
    alone = first is not None and draft.deps[first] in UNPLACED and not draft.has_case(first)
    return first if alone and draft.pos[first or 0] in ("PROPN", "NOUN") else None


def _of_office(draft: Draft, name: int) -> None:
    """*The mayor of Corvo, Ines Lopez,*: her name says who the mayor is, not what Corvo is."""
    place = draft.heads[name]
    office = draft.heads[place]
    of = [one for one in draft.kids(place, CASE) if draft.words[one] == "of"]
    if draft.pos[place] != "PROPN" or draft.deps[place] != "nmod" or not of or not office < place < name:
        return
    named = draft.pos[office] == "NOUN" and draft.words[office] in words("titles") | words("roles")
    if named and "," in draft.words[place + 1 : name]:
        draft.hang(name, office, "appos")


def ends_before(draft: Draft, node: int, comma: int) -> bool:
    """Whether a noun without a preposition, no day, ends at a comma, or holds it as its last word."""
    if draft.deps[node] not in BEFORE or draft.pos[node] not in ("NOUN", "PROPN") or draft.has_case(node):
        return False
    return draft.names[node] not in TIMES and draft.edges(node)[1] in (comma - 1, comma)


def _joined(draft: Draft, verb: int) -> None:
    """*lost their lives and nine were injured*: a noun joined to the object is the subject of what follows it."""
    if draft.kids(verb, NONE) or draft.tags[verb] not in (*FINITE, "VBN", "VBG", "JJ"):
        return
    start = draft.begin(verb)
    noun = draft.climb(start - 1 - (draft.words[start - 1] == ","), PHRASE)
    ends = draft.edges(noun)[1] in (start - 1, start - 2)
    if draft.deps[noun] != "conj" or draft.pos[noun] not in NOMINAL or not ends:
        return
    joints = draft.kids(noun, JOINTS)
    before = _verb_of(draft, noun)
    if not joints or before is None or before == verb or not draft.kids(before, SUBJECTS):
        return
    if draft.heads[before] == verb and draft.deps[before] in CLAUSES:
        _lead(draft, before, verb)
    elif draft.deps[verb] in BEHIND and draft.heads[verb] <= noun:
        draft.hang(verb, before, "conj")
    else:
        return
    draft.hang(noun, verb, "nsubj:pass" if draft.kids(verb, PASSIVE) else "nsubj")
    for one in joints:
        draft.hang(one, verb, "cc")


def _verb_of(draft: Draft, noun: int) -> int | None:
    """The finite verb that a noun stands under, before it."""
    at = noun
    while draft.heads[at] < at:
        at = draft.heads[at]
        if draft.is_finite(at):
            return at
    return None


def _lead(draft: Draft, one: int, two: int) -> None:
    """Make the second of two verbs go on from the first, which takes its place."""
    head, label = draft.heads[two], draft.deps[two]
    draft.hang(one, one if head == two else head, label)
    draft.hang(two, one, "conj")
    for kid in [kid for kid in draft.below[two] if kid < one]:
        draft.hang(kid, one, draft.deps[kid])


def _sibling(draft: Draft, verb: int) -> None:
    """*…; the government, which owns a third, called it right*: the noun beside a verb without a subject is its own."""
    if draft.deps[verb] not in JOINED or draft.kids(verb, NONE) or draft.heads[verb] > verb:
        return
    start = draft.begin(verb)
    for noun in draft.kids(draft.heads[verb], LOOSE):
        if draft.pos[noun] not in NOMINAL or draft.has_case(noun) or draft.is_finite(noun) or noun > verb:
            continue
        if draft.edges(noun)[1] in (start - 1, start - 2) and draft.names[noun] not in TIMES:
            draft.hang(noun, verb, "nsubj:pass" if draft.kids(verb, PASSIVE) else "nsubj")
            return


def _went_on(draft: Draft, verb: int) -> None:
    """*suspended two managers, closed the line and left*: a past tense after a comma goes on with the one before."""
    if draft.deps[verb] != "advcl" or draft.tags[verb] != "VBD" or draft.heads[verb] > verb:
        return
    if draft.words[verb - 1] != "," or draft.kids(verb, SUBJECTS | MARKS | AUXILIARIES):
        return
    if any(draft.tags[one] in RELATIVE for one in draft.below[verb]) or draft.tags[draft.heads[verb]] not in FINITE:
        return
    draft.hang(verb, draft.heads[verb], "conj")


def _tied(draft: Draft, verb: int) -> None:
    """*rose after the bank cut its rate*: what stands between *after* and a verb without a subject does it."""
    start = draft.begin(verb)
    if draft.deps[verb] not in BEHIND or draft.kids(verb, NONE) or draft.heads[verb] > verb or start == 0:
        return
    noun = start - 1
    while not (ties := [one for one in draft.kids(noun, CASE) if draft.words[one] in TIES]):
        if draft.deps[noun] not in PHRASE or draft.heads[noun] >= noun:
            return
        noun = draft.heads[noun]
    if draft.pos[noun] not in NOMINAL or draft.names[noun] in TIMES or len(ties) != 1:
        return
    own = [draft.edges(one)[1] for one in draft.below[noun] if one != verb]
    before = draft.heads[noun]
    while draft.pos[before] not in PREDICATES and draft.heads[before] < before:
        before = draft.heads[before]
    if max([noun, *own]) != start - 1 or before >= ties[0] or draft.pos[before] not in PREDICATES:
        return
    if draft.hangs_on(before, verb):
        return
    draft.hang(verb, before, "advcl")
    draft.hang(noun, verb, "nsubj:pass" if draft.kids(verb, PASSIVE) else "nsubj")
    draft.hang(ties[0], verb, "mark")


def _beside(draft: Draft, verb: int) -> None:
    """*…, the companies promise*: a plural with an article that was taken for a part of the verb."""
    if draft.tags[verb] not in ("VBP", "VBD", "VBZ") or draft.deps[verb] not in CLAUSAL or draft.kids(verb, NONE):
        return
    for noun in draft.kids(verb, COMPOUND):
        articles = [one for one in draft.kids(verb, BEGINS) if one < noun]
        if noun == verb - 1 and draft.tags[noun] in ("NNS", "NN", "NNP"):
            for one in articles:
                draft.hang(one, noun, draft.deps[one])
            draft.hang(noun, verb, "nsubj")
            return
