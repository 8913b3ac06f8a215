"""Counts that say how high a tally is: "the toll reached 31", "the number of dead is 31", "the dead now number 31"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.nouns import LEADING, Counted
from tasks.extract.figures.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NUMBER = re.compile(
    r"(?i)(?:\bthe (?P<whom>dead|injured|wounded|missing|homeless|displaced)\b[^.,;:\n]{0,48}"
    r"|\b(?:who|they|now|already|still|currently)) number(?:s|ed)? $"
)
_LOOK_BACK = 72  # code points before a number in which it is said whom it numbers
_NEAR = 3  # tokens between a verb and its level: "rose sharply to"
_TALLIES = frozenset({"number", "count", "total", "tally", "figure"})
_LEVEL = frozenset({"to", "at", "past", "above", "beyond"})
TOLL = "toll"


def is_numbered(text: str, start: int) -> bool:
    """Whether *number* before a place of a text is a verb: "the dead now number", not "room number"."""
    return _NUMBER.search(text, max(0, start - _LOOK_BACK), start) is not None


def of_tally(quantity: Quantity, span: Span) -> Counted | None:
    """What a count without a noun of its own counts, where its clause says that of a tally; None where it does not."""
    verbs = (tree.predicate(span.root), _verb_before(span))
    said = (_of_clause(verb, span) for verb in verbs if verb is not None)
    return next((found for found in said if found is not None), None) or _of_people(quantity, span)


def _verb_before(span: Span) -> Token | None:
    """The verb right before a count: the tree may hang the count on another one."""
    before = span.doc[max(0, span.start - _NEAR) : span.start]
    return next((token for token in reversed(before) if token.pos_ == "VERB"), None)


def _of_people(quantity: Quantity, span: Span) -> Counted | None:
    """*The dead of the valley number 31*, where the tree has no verb."""
    found = _NUMBER.search(quantity.text, max(0, span.start_char - _LOOK_BACK), span.start_char)
    if found is None or found.start("whom") < 0:
        return None
    whom = tree.span_of(span.doc, *found.span("whom"))
    return Counted("people", whom.root) if whom is not None else None


def _of_clause(verb: Token, span: Span) -> Counted | None:
    subject = tree.under(verb, tree.SUBJECTS)
    thing = tree.under(verb, tree.OBJECTS) if tree.prepositions(span.root) & _LEVEL else None
    for noun in (thing, subject):
        if noun is not None and noun.i != span.root.i:
            found = _dead(noun) if _numbers(verb) else _tallied(noun)
            if found is not None:
                return found
    return None


def _numbers(verb: Token) -> bool:
    return verb.lower_ in ("number", "numbers", "numbered")


def _dead(noun: Token) -> Counted | None:
    """*The dead number 31*, *her supporters number 31*."""
    if noun.lower_ in lexicon.actions()["adjective"]:
        return Counted("people", noun)
    many = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in lexicon.words("figures_groups.txt")
    return Counted(tree.phrase(noun, noun.left_edge.i, LEADING), noun) if many else None


def _tallied(noun: Token) -> Counted | None:
    if noun.lower_ == TOLL:
        return Counted("deaths", noun)
    if noun.lower_ not in _TALLIES:
        return None
    for child in noun.rights:
        if child.dep_ in ("nmod", "pobj", "obl") and "of" in tree.prepositions(child):
            if child.lower_ in lexicon.actions()["adjective"]:
                return Counted("people", child)
            return Counted(tree.phrase(child, child.left_edge.i, LEADING), child) if child.pos_ in tree.NOUNS else None
    return None
