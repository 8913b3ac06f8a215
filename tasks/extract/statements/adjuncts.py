"""Where and when, as a clause says it."""

from __future__ import annotations

from tasks.extract.quotes.tree import name_span
from tasks.extract.statements import lexicon
from tasks.extract.statements.clause import Clause
from tasks.extract.statements.predicates import is_time
from tasks.extract.statements.roles import Roles, phrase
from tasks.extract.statements.tree import Tree

PLACES = ("LOC", "GPE", "FAC")
WIDEST = 12  # tokens of a date


def place(tree: Tree, clause: Clause, parts: Roles) -> str | None:
    """The place a clause names with a preposition of place, as worded, without the preposition."""
    nouns = [pair for verb in reversed(clause.chain) for pair in tree.obliques(verb)]
    nouns += [below for noun, _ in nouns for below in tree.modifiers(noun)]
    if parts.state is not None:
        nouns += [(parts.state, tree.case(parts.state)), *tree.modifiers(parts.state)]
    if parts.done is not None:
        nouns += tree.modifiers(parts.done)
    locative = lexicon.words("locative")
    if parts.doer is not None:
        nouns += [(noun, case) for noun, case in tree.modifiers(parts.doer) if tree.names[noun] in PLACES]
    held = [(noun, case) for noun, case in nouns if case in locative and _is_place(tree, noun, case)]
    named = [noun for noun, _ in held if tree.pos[noun] == "PROPN"]
    chosen = next(iter([*named, *(noun for noun, _ in held)]), None)
    return None if chosen is None else _worded(tree, chosen)


def is_place(tree: Tree, noun: int) -> bool:
    """Whether a noun with its preposition says where something is."""
    case = tree.case(noun)
    return case in lexicon.words("locative") and _is_place(tree, noun, case)


def _is_place(tree: Tree, noun: int, case: str) -> bool:
    unknown = not tree.names[noun] and tree.pos[noun] == "PROPN" and case in ("in", "near", "outside")
    if tree.names[noun] in PLACES or (unknown and not is_time(tree, noun)):
        return True
    places = lexicon.words("places")
    return not is_time(tree, noun) and (tree.lemmas[noun] in places or tree.words[noun] in places)


def _worded(tree: Tree, noun: int) -> str:
    tokens = tree.doc
    if tree.names[noun] not in PLACES:
        start, end = phrase(tree, noun)
        return _line(tree.text[slice(*tree.chars(start, end))])
    start, end = noun, noun + 1
    while start > 0 and tree.names[start - 1] == tree.names[noun] and tokens[start].ent_iob_ == "I":
        start -= 1
    while end < len(tokens) and tokens[end].ent_iob_ == "I":
        end += 1
    return _line(tree.text[slice(*tree.chars(start, end))])


def date_text(tree: Tree, clause: Clause, parts: Roles) -> str | None:
    """When, as worded with its preposition: "on Tuesday", "at 4 a.m. on Tuesday", "last year"."""
    spans = [span for verb in reversed(clause.chain) for span in _times(tree, verb)]
    for noun in (parts.done, parts.state):
        if not spans and noun is not None:
            spans = [_edges(tree, one) for one, case in tree.modifiers(noun) if _dates(tree, one, case)]
    if not spans:
        return None
    spans.sort()
    start, end = spans[0]
    for low, high in spans[1:]:
        if low <= end + 1:
            end = max(end, high)
    return _line(tree.text[slice(*tree.chars(start, min(end, start + WIDEST) + 1))])


def _times(tree: Tree, verb: int) -> list[tuple[int, int]]:
    nouns = tree.obliques(verb)
    nouns += [pair for noun, _ in nouns for pair in tree.modifiers(noun)]
    found = [_edges(tree, noun) for noun, case in nouns if _dates(tree, noun, case)]
    adverbs = (one for one in tree.kids[verb] if tree.deps[one] == "advmod")
    return found + [tree.edges(one) for one in adverbs if tree.words[one] in lexicon.words("times")]


def _edges(tree: Tree, noun: int) -> tuple[int, int]:
    """A time's words with its preposition, without the clauses that tell more of it."""
    start, end = name_span(tree.doc[noun])
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj":
        return min(start, above), end - 1
    return min([start, *(one for one in tree.kids[noun] if tree.deps[one] == "case")]), end - 1


def _dates(tree: Tree, noun: int, case: str) -> bool:
    return case not in lexicon.words("durations") and is_time(tree, noun) and not _lasts(tree, noun)


def _lasts(tree: Tree, noun: int) -> bool:
    """*in minutes*, *a year*: what says how long or how often, where no *ago* or *last* makes it a time."""
    beside = {tree.words[one] for one in tree.kids[noun]}
    plain = (tree.tags[noun] == "NNS" and not tree.names[noun]) or (not tree.case(noun) and beside & {"a", "an"})
    return bool(plain) and lexicon.words("placing").isdisjoint(beside)


def _line(text: str) -> str:
    return " ".join(text.split())
