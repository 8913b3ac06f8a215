"""Who does what to whom: a clause's subject and object by role, each a head noun and its words."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.quotes.tree import name_span
from tasks.extract.statements import lexicon
from tasks.extract.statements.clause import CLIMB, Clause, relative_word
from tasks.extract.statements.predicates import is_time, preposition
from tasks.extract.statements.tree import COMPLEMENTS, MODIFIERS, NOUNS, OBJECTS, RELATIVE_WORDS, SUBJECTS, Tree

PREDICATIVE = frozenset({"xcomp", *COMPLEMENTS})
BESIDE = frozenset({"compound", "nmod:desc", "nmod:unmarked", "flat", "dep", "obj", "dobj", "iobj"})
EXPLETIVE = frozenset({"expl"})
BOUNDS = (["at", "least"], ["at", "most"], ["up", "to"], ["more", "than"], ["less", "than"], ["as", "many"])
LONGEST = 60  # tokens of a phrase: a longer one is cut, so that work on one stays bounded


@dataclass(frozen=True, slots=True)
class Roles:
    """Heads of the phrases: `doer`, `done` (done to, or what is become); `state` heads a complement of *be*."""

    doer: int | None
    done: int | None
    state: int | None = None


def roles(tree: Tree, clause: Clause) -> Roles:
    """A passive's object is what it is done to and its subject who did it, if that is told."""
    subject = grammatical_subject(tree, clause)
    verb = clause.verb
    if is_passive(tree, clause):
        return Roles(_agent(tree, verb), subject)
    if tree.is_copular(verb):
        return Roles(subject, None, verb)
    done = tree.kid(verb, OBJECTS)
    if done is not None and tree.tags[done] in RELATIVE_WORDS:
        return Roles(subject, _antecedent(tree, clause))
    if done is None:
        done = _complement(tree, verb) or _dropped(tree, clause, subject)
    return Roles(subject, done)


def is_passive(tree: Tree, clause: Clause) -> bool:
    """Whether a clause tells what is done to its subject."""
    verb = clause.verb
    if tree.is_passive(verb):
        return True
    if tree.tags[verb] not in ("VBN", "VBD") or tree.auxiliaries(verb) or tree.kid(verb, OBJECTS) is not None:
        return False
    if tree.tags[verb] == "VBN" and _agent(tree, verb) is not None:
        return True
    if clause.kind == "participle" or (clause.kind == "main" and tree.tags[verb] == "VBN"):
        shared = clause.source
        return not clause.joined or shared.kind == "participle" or tree.is_passive(shared.verb)
    return clause.joined and tree.tags[verb] == "VBN" and tree.is_passive(clause.source.verb)


def grammatical_subject(tree: Tree, clause: Clause) -> int | None:
    """The head of a clause's own subject, or of that of the clause it shares it with, or the noun it tells more of."""
    at = clause
    for _ in range(CLIMB):
        own = _own(tree, at)
        if own is not None:
            return _antecedent(tree, at) if tree.tags[own] in RELATIVE_WORDS or _is_that(tree, at, own) else own
        if not at.joined:
            noun = _told_of(tree, at)
            if noun is not None or at.kind != "participle":
                return noun if noun is not None else _mislabelled(tree, at)
        if at.up is None:
            return None
        at = at.up
    return None


def _own(tree: Tree, clause: Clause) -> int | None:
    """A subject of one of a clause's verbs: the nearest before the verb."""
    for verb in clause.chain:
        found = tree.all(verb, SUBJECTS)
        if found:
            before = [one for one in found if one < verb]
            nearest = before[-1] if before else found[0]
            dummy = tree.kid(verb, EXPLETIVE) if tree.deps[nearest].startswith("csubj") else None
            return nearest if dummy is None else dummy
    return next((one for verb in clause.chain for one in tree.all(verb, EXPLETIVE)), None)


def _is_that(tree: Tree, clause: Clause, own: int) -> bool:
    return tree.words[own] in ("that", "which", "who") and clause.kind == "relative"


def _told_of(tree: Tree, clause: Clause) -> int | None:
    """The noun that a relative or participle clause without a subject hangs on."""
    label, above = tree.deps[clause.head], tree.heads[clause.head]
    if (label.startswith(("acl", "relcl")) or clause.kind == "headline") and tree.pos[above] in NOUNS:
        return above
    return None


def _mislabelled(tree: Tree, clause: Clause) -> int | None:
    """The noun before a finite verb that the tree gives another label than a subject's, or hangs on another verb."""
    if not tree.is_finite(clause.head):
        return None
    if clause.kind == "content":
        first = tree.edges(clause.head)[0]
        things = tree.all(tree.heads[clause.head], BESIDE)
        return next((one for one in things if tree.edges(one)[1] == first - 1 and tree.pos[one] in NOUNS), None)
    if clause.kind != "main":
        return None
    nouns = [one for one in tree.kids[clause.head] if one < clause.head and tree.deps[one] in BESIDE]
    return nouns[-1] if nouns and tree.pos[nouns[-1]] in NOUNS and not tree.case(nouns[-1]) else None


def _antecedent(tree: Tree, clause: Clause) -> int | None:
    """The noun that a relative pronoun stands for."""
    source = clause.source
    above = tree.heads[source.head]
    word = relative_word(tree, source.head) if tree.deps[source.head] == "advcl" else None
    if word is not None:
        return _noun_before(tree, word)
    if source.head != above and tree.deps[source.head] != "advcl:relcl" and tree.pos[above] in NOUNS:
        return above
    return None


def _noun_before(tree: Tree, word: int) -> int | None:
    """The head of the phrase that ends before a relative pronoun, where the tree does not hang the clause on it."""
    at = word - 1
    while at >= 0 and tree.pos[at] in ("PUNCT", "SPACE", "ADP"):
        at -= 1
    if at < 0 or tree.pos[at] not in NOUNS:
        return None
    for _ in range(CLIMB):
        above = tree.heads[at]
        if above >= at or tree.pos[above] not in NOUNS:
            break
        at = above
    return at


def _agent(tree: Tree, verb: int) -> int | None:
    for noun, case in tree.obliques(verb):
        if case == "by" and tree.names[noun] not in ("DATE", "TIME") and tree.pos[noun] in NOUNS:
            is_time = tree.words[noun] in lexicon.words("times")
            if tree.deps[noun] in ("obl:agent", "pobj") or not is_time:
                return noun
    return None


def _complement(tree: Tree, verb: int) -> int | None:
    """What a verb without an object takes in its place: *became president*, *voted against the bill*."""
    complement = tree.kid(verb, PREDICATIVE)
    if complement is not None and (tree.pos[complement] not in ("VERB", "AUX") or _is_state(tree, verb, complement)):
        return complement
    whom = tree.kid(verb, frozenset({"iobj", "dative"}))
    if whom is not None and tree.pos[whom] in NOUNS:
        return whom
    joined = preposition(tree, verb)
    return joined[0] if joined and tree.tags[joined[0]] not in RELATIVE_WORDS else None


def _is_state(tree: Tree, verb: int, complement: int) -> bool:
    """*remains closed*: a participle that says what something is."""
    lemma = lexicon.lemma(tree.words[verb], tree.lemmas[verb])
    return tree.tags[complement] == "VBN" and lemma in lexicon.words("linking")


def _dropped(tree: Tree, clause: Clause, subject: int | None) -> int | None:
    """*the man police arrested*: what a relative clause without a pronoun tells of."""
    if clause.kind != "relative" or clause.joined or subject is None:
        return None
    noun = _antecedent(tree, clause)
    first = tree.edges(clause.head)[0]
    pronoun = tree.tags[first] in (*RELATIVE_WORDS, "WRB", "IN", "WP$")
    return noun if noun != subject and not pronoun else None


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Token span of a noun phrase, without the clauses that tell more of it and without its preposition."""
    if tree.is_copular(head):
        return state_phrase(tree, head)
    start, end = name_span(tree.doc[head])
    for one in tree.kids[head]:
        low = tree.edges(one)[0]
        if one < head and start - 1 == low and tree.words[low : low + 2] in BOUNDS:
            start = low
        elif one > head and low < end and tree.deps[one] in MODIFIERS and _is_setting(tree, one):
            end = low
    return max(start, head - LONGEST), max(head + 1, min(end, head + LONGEST))


def _is_setting(tree: Tree, noun: int) -> bool:
    """Whether what hangs on a noun is a time, which belongs to the clause."""
    return is_time(tree, noun) and tree.case(noun) not in lexicon.words("durations")


def state_phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Token span of what something is said to be: without subject, copula and what tells time and place."""
    start = end = head
    for one in tree.kids[head]:
        label = tree.deps[one]
        if label in ("case", "det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "fixed", "poss"):
            low, high = tree.edges(one)
            start, end = min(start, low), max(end, high)
        elif label == "nmod" and one > head and not _is_setting(tree, one):
            end = max(end, tree.edges(one)[1])
    copulas = [one for one in tree.kids[head] if tree.deps[one] == "cop" and one < head]
    return max(start, head - LONGEST, *(one + 1 for one in copulas)), min(end, head + LONGEST) + 1
