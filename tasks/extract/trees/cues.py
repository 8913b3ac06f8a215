"""Who says what a clause reports, where the parser hung the speaker on another word."""

from __future__ import annotations

from tasks.extract.entities.lexicon import bodies
from tasks.extract.quotes.lexicon import ALWAYS_VERBS, reports, words
from tasks.extract.trees.draft import (
    AUXILIARIES,
    DOERS,
    MARKS,
    NOMINAL,
    PASSIVE,
    PHRASE,
    RELATIVE,
    SUBJECTS,
    Draft,
)

CUES = frozenset({"conj", "advcl", "parataxis", "acl", "dep"})
CONTENT = frozenset({"ccomp"})
CLAUSES = frozenset({"acl:relcl", "acl", "advcl"})
SOURCES = frozenset({"obl", "nmod"})
NAMED = frozenset({"PERSON", "ORG"})
BEGINS = frozenset({"DT", "PRP$", "NNP", "NN"})
NONE = SUBJECTS | MARKS | AUXILIARIES


def mend(draft: Draft, low: int, high: int) -> None:
    """Mend the cues of one sentence, a token span."""
    for node in range(low + 2, high):
        tag = draft.tags[node]
        if not draft.below[node] or draft.pos[node] not in ("VERB", "AUX"):
            continue
        if draft.words[node] in ("put", "puts"):
            _put(draft, node, low)
        elif tag in ("VBD", "VBN"):
            _said(draft, node, low)
        if draft.is_finite(node):
            _according(draft, node)
            if draft.words[node - 1] != ",":
                _told(draft, node)


def _said(draft: Draft, verb: int, low: int) -> None:
    """*He will not appeal, his lawyer said*: who stands between a comma and a verb of saying says it."""
    over = next((one for one in draft.kids(verb, CONTENT) if one < verb), None) if draft.deps[verb] == "ROOT" else None
    if (draft.deps[verb] not in CUES and over is None) or draft.kids(verb, NONE) or not reports(draft.doc[verb]):
        return
    end = verb - 1
    if draft.words[end] == ",":
        end -= 1
    noun = _speaker(draft, end, verb, low)
    if noun is None:
        return
    clause = draft.heads[noun]
    while draft.pos[clause] not in ("VERB", "AUX") and draft.heads[clause] < clause and not draft.is_finite(clause):
        clause = draft.heads[clause]
    if not draft.is_finite(clause):
        return
    if over is None:
        draft.hang(verb, clause, "parataxis")
    draft.hang(noun, verb, "nsubj")
    draft.call(verb, "VBD" if draft.tags[verb] == "VBN" else draft.tags[verb], "VERB")


def _speaker(draft: Draft, end: int, verb: int, low: int) -> int | None:
    """The noun of the longest phrase before a verb that begins after a comma and can be who says it."""
    found, noun = None, end
    while True:
        start = _start(draft, noun, verb)
        after = start > low + 2 and draft.words[start - 1] == "," and draft.heads[noun] < start
        plain = draft.pos[noun] in NOMINAL and not draft.has_case(noun) and not draft.kids(noun, SUBJECTS | AUXILIARIES)
        if after and plain and _speaks(draft, noun, start, verb):
            found = noun
        if draft.deps[noun] not in PHRASE or not low <= draft.heads[noun] < noun:
            return found
        noun = draft.heads[noun]


def _start(draft: Draft, noun: int, verb: int) -> int:
    """Where a noun's phrase begins, without the verb that may hang on it, after the comma before it."""
    own = [noun, *(one for one in draft.below[noun] if one < noun)] if draft.heads[verb] == noun else [noun]
    start = min(draft.edges(one)[0] if one != noun or len(own) == 1 else noun for one in own)
    return start + (draft.words[start] == ",")


def _speaks(draft: Draft, noun: int, start: int, verb: int) -> bool:
    """Whether a noun is somebody's name or office, or a body that the text has told of; whoever *said* or *told* is."""
    word = draft.words[noun]
    if draft.words[verb] in ALWAYS_VERBS:
        return True
    known = word in words("titles") or word in words("unnamed") or word in bodies()
    named = any(draft.names[one] in NAMED for one in range(start, noun + 1))
    return named or (known and draft.tags[start] in BEGINS)


def _put(draft: Draft, verb: int, low: int) -> None:
    """*as the owner, Milan Horak, put it*: who stands behind *as* puts it."""
    if draft.kids(verb, SUBJECTS) or draft.words[verb + 1 : verb + 2] != ["it"]:
        return
    noun = draft.climb(verb - 1 - (draft.words[verb - 1] == ","), PHRASE, low)
    holders = (noun, verb) if draft.heads[noun] == verb else (noun,)
    tie = next((one for at in holders for one in draft.below[at] if draft.words[one] == "as" and one < verb), None)
    if tie is None or draft.pos[noun] not in NOMINAL or draft.heads[noun] == noun:
        return
    if draft.heads[noun] != verb:
        draft.hang(verb, draft.heads[noun], "parataxis")
    draft.hang(noun, verb, "nsubj")
    draft.hang(tie, verb, "mark")
    draft.call(verb, "VBD" if draft.words[verb] == "put" else "VBZ", "VERB")


def _according(draft: Draft, verb: int) -> None:
    """*According to the ministry 19,000 took part*: a number after the source begins the subject."""
    if draft.kids(verb, SUBJECTS):
        return
    start = draft.begin(verb)
    for noun in draft.kids(verb, SOURCES):
        low, high = draft.edges(noun)
        number = next((one for one in range(low + 3, noun) if draft.tags[one] == "CD"), None)
        if high != start - 1 or draft.words[low : low + 2] != ["according", "to"] or number is None:
            continue
        source = number - 1
        if draft.pos[source] not in NOMINAL:
            continue
        draft.hang(source, verb, "obl")
        for one in [one for one in draft.below[noun] if one < source]:
            draft.hang(one, source, draft.deps[one])
        draft.hang(number, noun, "nummod")
        draft.hang(noun, verb, "nsubj:pass" if draft.kids(verb, PASSIVE) else "nsubj")
        return


def _told(draft: Draft, verb: int) -> None:
    """*The ship, the Ann, had sunk, survivors said*: of two who say it, the first does what the clause before tells."""
    doers = [one for one in draft.kids(verb, DOERS) if one < verb]
    if len(doers) != 2 or draft.edges(doers[1])[1] != verb - 1 or not reports(draft.doc[verb]):
        return
    first, start = doers[0], draft.edges(doers[1])[0]
    if draft.words[start - 1] != "," or draft.edges(first)[1] < first:
        return
    said = next((one for one in range(first + 1, start - 1) if _is_said(draft, one, first)), None)
    if said is None:
        return
    for own in draft.kids(said, SUBJECTS):
        draft.hang(own, first, "appos")
    draft.hang(said, verb, "ccomp")
    draft.hang(first, said, "nsubj")


def _is_said(draft: Draft, node: int, noun: int) -> bool:
    """Whether a token after a noun can be the verb of what it does: finite, without a subject but one in an aside."""
    if not draft.is_finite(node) or draft.deps[node] in CLAUSES | AUXILIARIES or draft.kids(node, MARKS):
        return False
    own = draft.kids(node, SUBJECTS)
    aside = all(draft.words[draft.edges(one)[0] - 1] == "," and draft.pos[one] in NOMINAL for one in own)
    return aside and not any(draft.tags[one] in RELATIVE for one in draft.below[node])
