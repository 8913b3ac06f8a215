"""What a clause says of its subject: the predicate's lemma and class, whether it is negated, modality, tense."""

from __future__ import annotations

import re

from tasks.extract.statements import lexicon
from tasks.extract.statements.clause import Clause, opening
from tasks.extract.statements.tree import COMPLEMENTS, OBJECTS, SUBJECTS, Tree

TIMES = ("DATE", "TIME")
CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\d{1,2}(?:[:.]\d\d)?[ap]\.?m\.?|(?:1[89]|20)\d\d(?:s|-\d\d)?")
PARTICLES = frozenset({"compound:prt", "prt"})
ONLY = frozenset({"only", "just", "least", "merely", "necessarily", "surprisingly"})
DETERMINERS = frozenset({"det", "neg"})
BY_MISTAKE = frozenset({"compound", "dep", "nmod:unmarked", "obl:unmarked"})  # what a subject is taken for at times


def predicate(tree: Tree, verb: int) -> str:
    """The lemma of a verb, with its particle or the preposition that makes it another verb; "be" for a copula."""
    if tree.is_copular(verb):
        return "be"
    lemma = lexicon.lemma(tree.words[verb], tree.lemmas[verb])
    particle = tree.kid(verb, PARTICLES)
    if particle is not None:
        return f"{lemma} {tree.words[particle]}"
    joined = preposition(tree, verb)
    return f"{lemma} {joined[1]}" if joined else lemma


def preposition(tree: Tree, verb: int) -> tuple[int, str] | None:
    """The noun and preposition that a verb takes as its object: *voted against the bill*."""
    if tree.kid(verb, OBJECTS) is not None or tree.is_passive(verb):
        return None
    lemma = lexicon.lemma(tree.words[verb], tree.lemmas[verb])
    joined = lexicon.words("joined")
    for noun, case in tree.obliques(verb):
        beside = case in lexicon.words("tying") and tree.words[verb + 1 : verb + 2] == [case]
        if f"{lemma}_{case}" in joined or (beside and not is_time(tree, noun)):
            return noun, case
    return None


def is_time(tree: Tree, noun: int) -> bool:
    """Whether a noun tells a time: by its name's kind, its word, or its form."""
    times = lexicon.words("times")
    if tree.names[noun] in TIMES or tree.words[noun] in times or CLOCK.fullmatch(tree.words[noun]):
        return True
    if tree.names[noun]:
        return False
    beside = (tree.words[one] for one in tree.kids[noun])
    hours = ("a.m.", "p.m.", "am", "pm") if tree.pos[noun] != "NUM" else times
    return tree.lemmas[noun] in times or any(word in hours for word in beside)


def predicate_class(tree: Tree, verb: int, lemma: str) -> str | None:
    """The class of what is said; that of the state for *is dead*, of the noun for *carried out an attack*."""
    state = _state(tree, verb, lemma)
    if state is not None:
        return state
    key = lemma.replace(" ", "_")
    if key in lexicon.words("light"):
        thing = tree.kid(verb, OBJECTS)
        name = lexicon.doings().get(tree.lemmas[thing]) if thing is not None else None
        if name is not None:
            return name
    classes = lexicon.classes()
    return classes.get(key) or classes.get(key.partition("_")[0])


def _state(tree: Tree, verb: int, lemma: str) -> str | None:
    states = lexicon.states()
    if lemma == "be":
        complement = tree.kid(verb, COMPLEMENTS)
        return states.get(tree.words[complement if complement is not None else verb])
    linked = lemma in lexicon.words("linking") or lemma == "leave"
    complement = tree.kid(verb, frozenset({"xcomp", *COMPLEMENTS})) if linked else None
    return states.get(tree.words[complement]) if complement is not None else None


def negated(tree: Tree, clause: Clause) -> bool:
    """Whether what is asserted is that something is not so; two negations make none."""
    count = int(clause.flips) + (tree.case(clause.head) == "without")
    for verb in clause.chain:
        count += _negates(tree, verb)
        if verb != clause.verb:
            colour = opening(tree, verb)
            count += colour is not None and colour.negates
    if clause.joined and clause.up is not None and not _has_own_parts(tree, clause):
        count += any(_negates_itself(tree, verb) for verb in clause.up.chain)
    return count % 2 == 1


def _has_own_parts(tree: Tree, clause: Clause) -> bool:
    """Whether a joined verb has a subject or auxiliaries of its own, so that the first one's negation is not its."""
    return tree.kid(clause.head, SUBJECTS) is not None or tree.is_finite(clause.head)


def _negates(tree: Tree, verb: int) -> bool:
    """Whether *not* stands on a verb, or its subject or object is nobody and nothing."""
    parts = tree.all(verb, SUBJECTS | OBJECTS | BY_MISTAKE)
    return _negates_itself(tree, verb) or any(_is_none(tree, one) for one in parts)


def _negates_itself(tree: Tree, verb: int) -> bool:
    negatives = lexicon.words("negatives")
    for one in tree.kids[verb]:
        word = tree.words[one]
        after = tree.words[one + 1] if one + 1 < len(tree.words) else ""
        if word in negatives and after not in ONLY:
            return True
        if word in ("longer", "more") and tree.words[one - 1] == "no" and tree.deps[one] == "advmod":
            return True
    return False


def _is_none(tree: Tree, noun: int) -> bool:
    if tree.words[noun] in lexicon.words("nobody"):
        return True
    for one in tree.kids[noun]:
        if tree.words[one] in ("no", "neither") and tree.deps[one] in DETERMINERS:
            return True
        if tree.words[one] == "not" and one < noun and tree.words[one + 1] in ("one", "a", "an"):
            return True
    return False


def modality(tree: Tree, clause: Clause) -> str | None:
    """None for a fact; else planned, possible, required, able or conditional, by the outermost word that says so."""
    if clause.conditional:
        return "conditional"
    for verb in clause.chain:
        name = _modal(tree, verb)
        colour = opening(tree, verb) if verb != clause.verb else None
        name = name or (colour.modality if colour is not None else None)
        if name is not None:
            return name
    if clause.joined and not tree.is_finite(clause.head):
        return _shared_modality(tree, clause.source)
    return "possible" if clause.unsure else None


def _shared_modality(tree: Tree, source: Clause) -> str | None:
    """The modality that a clause gives those joined to it: *will open and close*."""
    return None if source.joined else modality(tree, source)


def _modal(tree: Tree, verb: int) -> str | None:
    auxiliaries = tree.auxiliaries(verb)
    for one in auxiliaries:
        name = lexicon.modals().get(tree.words[one]) if tree.tags[one] == "MD" else None
        if name is not None:
            perfect = tree.words[one] == "would" and any(tree.lemmas[two] == "have" for two in auxiliaries)
            return "conditional" if perfect else name
    bare = tree.tags[verb] == "VB" or any(tree.tags[one] == "VB" for one in auxiliaries)
    is_to = bare and tree.has_to(verb) and tree.deps[verb] != "xcomp"
    return "planned" if is_to else None


def tense(tree: Tree, clause: Clause) -> str | None:
    """past, past perfect, present, present perfect or future; None for a participle that tells no time."""
    head = clause.head
    auxiliaries = tree.auxiliaries(head)
    first = next((one for one in auxiliaries if tree.tags[one] in ("VBD", "VBZ", "VBP", "MD")), None)
    if first is None and tree.tags[head] not in ("VBD", "VBZ", "VBP"):
        return _unmarked(tree, clause)
    if first is None:
        return _planned(tree, clause, "past" if tree.tags[head] == "VBD" else "present")
    rest = [one for one in auxiliaries if one > first]
    if tree.tags[first] == "MD":
        return _of_modal(tree, first, rest)
    perfect = tree.lemmas[first] in ("have", "'ve", "'d") and (tree.tags[head] in ("VBN", "VBD") or bool(rest))
    time = "past" if tree.tags[first] == "VBD" else "present"
    return _planned(tree, clause, f"{time} perfect" if perfect else time)


def _planned(tree: Tree, clause: Clause, time: str) -> str:
    """*is going to*, *plans to*, *is to*: what is planned now is to come."""
    return "future" if time.startswith("present") and modality(tree, clause) == "planned" else time


def _of_modal(tree: Tree, modal: int, rest: list[int]) -> str:
    if any(tree.lemmas[one] == "have" for one in rest):
        return "past"
    return "future" if lexicon.modals().get(tree.words[modal]) == "planned" else "present"


def _unmarked(tree: Tree, clause: Clause) -> str | None:
    if tree.has_to(clause.head):
        return "future"
    shared = clause.source if clause.joined else clause.up if tree.tags[clause.head] == "VBG" else None
    if shared is not None and tree.is_finite(shared.head):
        return tense(tree, shared)
    return {"VBN": "past", "VB": "present"}.get(tree.tags[clause.head])
