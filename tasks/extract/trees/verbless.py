"""Sentences that the parser left without a main verb: the likeliest word for it is made one."""

from __future__ import annotations

from tasks.extract.trees.draft import AUXILIARIES, MARKS, NOMINAL, RELATIVE, SUBJECTS, TIMES, Draft
from tasks.extract.trees.forms import NAMING, is_known_past, is_past, is_past_alone, is_present

STOPS = frozenset({".", "!", "?"})
CLOSING = frozenset({'"', "”", "’", "'"})
LOOSE = frozenset({"acl", "parataxis", "appos", "xcomp", "advcl", "dep", "conj", "nmod", "nmod:desc"})
CLAUSES = frozenset({"conj", "parataxis", "ccomp", "advcl", "dep"})
MARK = frozenset({"mark"})
PARTICIPIAL = frozenset({"acl", "conj"})
CLIMBED = frozenset({"appos", "flat", "compound", "nmod", "nmod:desc", "nmod:poss"})
OBJECT_LIKE = frozenset({"obj", "iobj", "xcomp", "obl:agent", "obl"})
DEFINITE = frozenset({"det", "nmod:poss", "nummod"})
COMPOUND = frozenset({"compound"})
DESCRIBES = frozenset({"det", "amod", "nmod:poss"})
OBJECT = frozenset({"obj"})
NAMES = frozenset({"PRP", "NNP", "NNPS", "$"})
ARTICLES = (["DT"], ["PRP$"], ["PRP"])
PLURALS = frozenset({"NNS", "NNPS", "NNP", "VBZ"})  # what a present tense in small letters is tagged as
NOUNS = frozenset({"NNS", "NNP", "NNPS", "NN"})
OPENING_POS = frozenset({"DET", "NUM", "ADP", "SYM", "PRON"})
OPENING_TAGS = frozenset({"PRP$", "NNP", "NNPS"})
NONE = SUBJECTS | MARKS | AUXILIARIES
DATELINE = 12  # tokens in which the dash after a dateline stands
DASHES = frozenset({"-", "–", "—", "--"})
CASE = frozenset({"case"})
APART = frozenset({"with", "without", "after", "before", "since", "despite", "by"})
JOINED = frozenset({"conj", "parataxis"})
ASIDE = frozenset({"acl:relcl"})
CLIMB = 8  # steps up a tree
SHORTEST = 3  # tokens before the full stop


def mend(draft: Draft, low: int, high: int) -> None:
    """A sentence with a full stop and no main verb has the likeliest word for it as one."""
    end = high - 1
    while end > low and (draft.doc[end].is_space or draft.words[end] in CLOSING):
        end -= 1
    root = next((node for node in range(low, high) if draft.heads[node] == node), None)
    if root is None or draft.words[end] not in STOPS or end - low < SHORTEST or not _is_verbless(draft, root):
        return
    tries = (_past(draft, low, end), _participle(draft, low, end), _present(draft, low, end))
    verb = next((one for one in tries if one is not None), None)
    if verb is not None:
        _rebuild(draft, low, high, verb)


def _is_verbless(draft: Draft, root: int) -> bool:
    """Whether nothing finite is said at the top of a sentence whose root is a noun."""
    nominal = draft.pos[root] in NOMINAL or (draft.pos[root] == "ADJ" and bool(draft.names[root]))
    if not nominal or draft.is_finite(root) or draft.has_case(root):
        return False
    return not any(
        draft.is_finite(one) and (draft.kids(one, SUBJECTS) or draft.kids(one, AUXILIARIES))
        for one in draft.kids(root, CLAUSES)
        if not draft.kids(one, MARK)
    )


def _past(draft: Draft, low: int, end: int) -> int | None:
    """*Ines, 54, lost her house*: a past tense without a subject of its own; one that was taken for a noun too."""
    for node in range(low + 1, end):
        past = draft.tags[node] == "VBD" and draft.pos[node] == "VERB"
        noun = draft.tags[node] == "NN" and is_past_alone(draft.words[node])
        loose = draft.deps[node] in LOOSE or (noun and draft.deps[node] in COMPOUND)
        told = draft.tags[node] == "JJ" and draft.deps[node] == "acl" and is_known_past(draft.words[node])
        if not (past or noun or told) or not loose or draft.kids(node, NONE):
            continue
        described = any(draft.tags[one] in RELATIVE or draft.deps[one] == "det" for one in draft.below[node])
        if not described and not _in_aside(draft, low, node, end) and _is_top(draft, node):
            return node
    return None


def _is_top(draft: Draft, verb: int) -> bool:
    """Whether only nouns, or an aside, stand between a verb and the root: no clause, no *with 9 units sold*."""
    at = verb
    for _ in range(CLIMB):
        above = draft.heads[at]
        if above == at:
            return True
        apart = any(draft.words[one] in APART for one in draft.kids(above, CASE))
        after_aside = draft.deps[at] in JOINED and draft.words[at - 1] == "," and draft.deps[above] in ASIDE
        if apart or (draft.pos[above] not in (*NOMINAL, "ADJ") and not after_aside):
            return False
        at = above
    return False


def _participle(draft: Draft, low: int, end: int) -> int | None:
    """*Relatives of the victims called it an insult*: a participle with an object, or after an aside."""
    for node in range(low + 1, end):
        if draft.tags[node] != "VBN" or draft.deps[node] not in PARTICIPIAL or draft.kids(node, NONE):
            continue
        takes = any(_is_object(draft, one) for one in draft.below[node] if one > node)
        takes = takes and (draft.words[node] not in NAMING or draft.tags[node + 1 : node + 2] in ARTICLES)
        after_aside = draft.words[node - 1] == "," and "," in draft.words[low : node - 1]
        free = _is_top(draft, node) and not _in_aside(draft, low, node, end)
        if is_past(draft.words[node]) and (takes or after_aside) and free:
            return node
    return None


def _is_object(draft: Draft, node: int) -> bool:
    """Whether a noun stands on a verb as what it is done to, with an article, an owner or a name."""
    if draft.deps[node] not in OBJECT_LIKE or draft.pos[node] not in NOMINAL or draft.has_case(node):
        return False
    definite = bool(draft.kids(node, DEFINITE)) or draft.tags[node] in NAMES
    return definite and draft.names[node] not in TIMES


def _in_aside(draft: Draft, low: int, node: int, end: int) -> bool:
    """Whether a verb stands between a comma right before it and another one: *The mill, opened in May, …*."""
    if draft.words[node - 1] != "," or "," in draft.words[low : node - 1]:
        return False
    return "," in draft.words[node:end]


def _present(draft: Draft, low: int, end: int) -> int | None:
    """*The union of seafarers fears for jobs*: a present tense taken for a plural beside a plural or a name."""
    for node in range(low + 1, end - 1):
        if draft.tags[node] not in PLURALS or draft.doc[node].is_title or not is_present(draft.words[node]):
            continue
        owned = any(draft.edges(one)[1] == node - 1 for one in draft.kids(node, COMPOUND))
        beside = draft.tags[node - 1] in NOUNS and (owned or draft.heads[node - 1] == node)
        if beside and draft.words[node + 1] not in ("of", "that") and _opens(draft, node + 1):
            return node
    return None


def _opens(draft: Draft, node: int) -> bool:
    """Whether a token can begin what a verb takes: an article, a number, a name, a preposition."""
    opening = draft.pos[node] in OPENING_POS or draft.tags[node] in OPENING_TAGS
    return opening and draft.tags[node] not in RELATIVE


def _rebuild(draft: Draft, low: int, high: int, verb: int) -> None:
    """Make a token the root of its sentence, what stands before it its subject, what after it what it takes."""
    _step_out(draft, verb)
    root = next((node for node in range(low, high) if draft.heads[node] == node and node != verb), verb)
    kept = {node for node in draft.below[verb] if node > verb}
    loose = [n for n in range(low, high) if n != verb and n not in kept and _crosses(draft, n, verb, low)]
    subject = _doer(draft, loose, verb, root)
    draft.hang(verb, verb, "ROOT")
    draft.call(verb, "VBZ" if draft.words[verb].endswith("s") else "VBD", "VERB")
    for node in sorted({*loose, subject} - {verb}):
        if draft.deps[node] in DESCRIBES and node < subject < verb:
            draft.hang(node, subject, draft.deps[node])
            continue
        draft.hang(node, verb, "nsubj" if node == subject else _label(draft, node, verb))
    things = draft.kids(verb, OBJECT)
    for one in things[:-1][:1]:
        draft.hang(one, verb, "iobj")
    for one in [kid for kid in draft.below[root] if kid > verb and root != verb]:
        if draft.deps[one] == "punct":
            draft.hang(one, verb, "punct")
        elif draft.deps[one] == "acl" and draft.tags[one] == "VBG" and draft.words[one - 1] == ",":
            draft.hang(one, verb, "advcl")  # *…, killing three*: by what was done, not by the thing it was done to


def _label(draft: Draft, node: int, verb: int) -> str:
    """What a token is to a verb that it is newly hung on."""
    if draft.pos[node] not in NOMINAL:
        return "dep" if draft.deps[node] == "ROOT" else draft.deps[node]
    if draft.has_case(node) or draft.names[node] in TIMES:
        return "obl"
    return "obj" if node > verb else "dep"


def _doer(draft: Draft, loose: list[int], verb: int, root: int) -> int:
    """The noun that a verb is said of: the one it hung on, or that one's head, else the first before it."""
    noun = draft.heads[verb]
    while noun < verb and draft.heads[noun] != noun and (draft.has_case(noun) or draft.deps[noun] in CLIMBED):
        if DASHES & set(draft.words[draft.heads[noun] : noun]):
            break  # a dateline stands before it
        noun = draft.heads[noun]
    dash = next((at for at in range(noun, min(verb, noun + DATELINE)) if draft.words[at] in DASHES), verb)
    noun = next((n for n in draft.below[noun] if dash < n < verb and draft.pos[n] in NOMINAL), noun)
    if noun < verb and draft.pos[noun] in NOMINAL and not draft.has_case(noun):
        return noun
    before = [n for n in loose if n < verb and not draft.has_case(n)]
    nouns = [n for n in before if draft.pos[n] in NOMINAL]
    return next(iter(nouns or [n for n in before if draft.pos[n] in ("DET", "ADJ")]), root)


def _step_out(draft: Draft, verb: int) -> None:
    """Give what was thought to tell more of a noun its place, where that noun is the verb: *seafarers fears*."""
    left = [one for one in draft.below[verb] if one < verb and draft.deps[one] != "punct"]
    if draft.tags[verb] not in PLURALS | {"NN"} or not left:
        return
    last = left[-1]
    if draft.heads[verb] != verb:
        draft.hang(last, draft.heads[verb], draft.deps[verb])
    for one in left[:-1]:
        draft.hang(one, last, draft.deps[one])


def _crosses(draft: Draft, node: int, verb: int, low: int) -> bool:
    """Whether a token hangs on nothing on its own side of the verb, or is a root."""
    head = draft.heads[node]
    return head in (node, verb) or (node < verb) != (head < verb) or head < low
