"""Whether a figure tells how much something rose or fell, and which way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.quantity import AGE, PERCENT, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_LEVEL = frozenset(["to", "at"])
_NO_MOTION = frozenset(
    [
        "give",
        "take",
        "make",
        "pick",
        "put",
        "set",
        "come",
        "sign",
        "bring",
        "turn",
        "rack",
        "build",
        "write",
        "call",
        "break",
    ]
)
_OTHERS = frozenset(["from", "in", "over", "for", "within", "after", "since", "during", "on", "of", "with", "against"])
_STEPS = re.compile(
    r"(?P<verb>[^\W\d_]+)[ ](?:(?:a|an)[ ])?(?:[^\W\d_]+ly[ ]|as much as[ ]|another[ ]|"
    r"further[ ])?(?P<link>by[ ])?(?:a |an )?$"
)
_MEASURED = ("share", "level", "length", "speed", "temperature", "angle", "weight", "volume", "flow", "power")


@dataclass(frozen=True, slots=True)
class Change:
    """Whether a figure is a change, which way, and whether a verb, a noun or a word beside it says so."""

    is_change: bool = False
    direction: str = ""
    by: str = ""


def change(quantity: Quantity, span: Span) -> Change:
    """Whether a figure tells how much something rose or fell, not what it is."""
    if quantity.kind == AGE:
        return Change()
    beside = _beside(quantity, span)
    if beside.is_change:
        return beside
    root = span.root
    before = span.doc[span.start - 1].lower_ if span.start else ""
    noun = root.head if root.dep_ in ("compound", "amod", "nmod", "nummod", "nmod:desc", "nmod:unmarked") else None
    if (
        noun is not None
        and noun.i > root.i
        and noun.lemma_.lower() in lexicon.changes()["noun"]
        and not quantity.per
        and before not in _LEVEL
    ):
        return Change(_measurable(quantity), lexicon.changes()["noun"][noun.lemma_.lower()], "noun")
    return _by_verb(quantity, root, before)


def _by_verb(quantity: Quantity, root: Token, before: str) -> Change:
    """ "rose 5 percent", "fell by 3 points", "climbed to 12": the verb just before it, or the one it hangs on."""
    direction = _verb_before(quantity, root)
    if direction:
        return Change(True, direction, "verb") if _measurable(quantity) or before == "by" else Change()
    verb = (
        root.head if root.dep_ in (*tree.OBJECTS, *tree.OBLIQUES, "nummod", "xcomp", "conj", "ccomp", "dep") else None
    )
    if verb is not None and root.dep_ == "conj" and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    direction = lexicon.direction(verb.lower_) if verb is not None and _acts(verb) else ""
    if not direction or (not _measurable(quantity) and before != "by") or _is_time(quantity):
        return Change()
    prepositions = tree.prepositions(root) | {before}
    if prepositions & _LEVEL:
        return Change(False, direction, "level")
    if prepositions & _OTHERS or root.i < (verb.i if verb is not None else 0):
        return Change()
    return Change(True, direction, "verb")


def _acts(word: Token) -> bool:
    """Whether a word is a verb, or a noun that only a wrong tag makes one ("index rose")."""
    if word.pos_ in ("VERB", "AUX"):
        return not word.lower_.startswith("add")
    return word.pos_ == "NOUN" and tree.under(word, ("det", "amod", "case", "nmod:poss")) is None


def _verb_before(quantity: Quantity, root: Token) -> str:
    """Which way the word before a quantity goes, over "by" and adverbs of degree; not where it is a range's from."""
    match = _STEPS.search(quantity.text[max(0, quantity.start - 48) : quantity.start])
    if match is None or _is_time(quantity):
        return ""
    verb = match.group("verb").lower()
    if verb in ("upward", "upwards", "downward", "downwards"):
        return "up" if verb.startswith("up") else "down"
    return (
        lexicon.direction(verb)
        if not verb.startswith("add") or quantity.kind == PERCENT or quantity.unit == "point"
        else ""
    )


def _is_time(quantity: Quantity) -> bool:
    return lexicon.unit_kinds().get(quantity.unit) == "time"


def _measurable(quantity: Quantity) -> bool:
    if quantity.kind in (PERCENT, "money") or quantity.number.form in ("fraction", "ratio"):
        return True
    return lexicon.unit_kinds().get(quantity.unit, "") in _MEASURED


def _beside(quantity: Quantity, span: Span) -> Change:
    """ "up 5 percent", "+0.2%", "two points higher", "down by a third"."""
    text = quantity.text
    if quantity.core_start and text[quantity.core_start - 1] == "+":
        return Change(True, "up", "beside")
    words = lexicon.changes()["beside"]
    before = re.search(r"(\w+)\s+(?:by\s+)?(?:as much as\s+)?$", text[max(0, quantity.start - 24) : quantity.start])
    if before and before.group(1).lower() in ("up", "down") and not _is_time(quantity):
        word = tree.span_of(
            span.doc, max(0, quantity.start - 24) + before.start(1), max(0, quantity.start - 24) + before.end(1)
        )
        particle = word is not None and word.root.i > 0 and word.root.nbor(-1).lemma_.lower() in _NO_MOTION
        if _measurable(quantity) or "by" in before.group():
            return Change(not particle, before.group(1).lower() if not particle else "", "beside")
    after = re.match(r"\s(\w+)", text[quantity.end : quantity.end + 16])
    if after and after.group(1).lower() in ("higher", "lower", "more", "less", "fewer") and _measurable(quantity):
        return Change(True, words[after.group(1).lower()], "after")
    return Change()
