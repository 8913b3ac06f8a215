"""What a figure counts or measures: the noun phrase, and the token that heads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, measured, nouns, tree
from tasks.extract.figures.nouns import Counted
from tasks.extract.figures.quantity import AGE, COUNT, ORDINAL, Quantity
from tasks.extract.figures.tallies import of_tally

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SUSPENDED = re.compile(r"-(?:,? (?:(?:and|or|to) )?[\w]+-?)*?,? (?:(?:and|or|to) )?[\w]+-(?P<noun>[^\W\d_]+)")
_THOUGHT = frozenset({"feared", "believed", "presumed", "reported", "confirmed"})
_LOOK_BACK = 30


_NOTHING = Counted(None, None)


def find(quantity: Quantity, span: Span | None) -> Counted:
    """What a quantity counts or measures."""
    if quantity.kind == AGE:
        return Counted("age", span.root if span is not None else None)
    if span is None:
        return _NOTHING
    if quantity.kind in (COUNT, ORDINAL) and quantity.number.form not in ("fraction", "ratio"):
        return _of_count(quantity, span)
    return measured.of_measure(quantity, span)


def _of_count(quantity: Quantity, span: Span) -> Counted:
    root, doc = span.root, span.doc
    if quantity.text[quantity.number_end : quantity.number_end + 1] == "-" and span.end + 1 < len(doc):
        return _joined(quantity, span)
    head = _plural(quantity, root.head)
    if (
        root.dep_ in ("nummod", "amod", "compound", "advmod", "det", "nmod")
        and head.i >= span.end
        and head.pos_ in tree.NOUNS
    ):
        plural = head.tag_ in ("NNS", "NNPS") or head.i + 1 >= len(doc) or doc[head.i + 1].tag_ != "CC"
        if plural and not any(
            token.is_space or token.dep_ == "cc" or token.text == "," for token in doc[span.end : head.i]
        ):
            return Counted(tree.phrase(head, span.end, nouns.LEADING), head)
    state = doc[span.end] if span.end < len(doc) else None
    if state is not None and state.lower_ in _THOUGHT and state.i + 1 < len(doc):
        state = doc[state.i + 1]
    if (
        state is not None
        and state.lower_ in lexicon.actions()["adjective"]
        and state.pos_ in ("ADJ", "VERB", "NOUN")
        and not _noun_at(doc, state.i + 1)
    ):
        return Counted(None if state.pos_ == "VERB" else "people", state if state.pos_ == "ADJ" else root)
    own = _of_child(span)
    if quantity.number.form == "magnitude":
        return nouns.following(doc, span) or own
    inside = [token for token in span if token.pos_ in ("NOUN", "PROPN") and token.i > span.start]
    if inside and root in inside and quantity.number.form == "words":
        return Counted(root.text, root)
    return (
        nouns.following(doc, span)
        or _of_group(span)
        or (own if own.text is not None else of_tally(quantity, span) or own)
    )


def _of_group(span: Span) -> Counted | None:
    """ "a crew of 24", "an audience of 300": the noun for all of them."""
    if span.start < 2 or span.doc[span.start - 1].lower_ != "of":
        return None
    noun = span.doc[span.start - 2]
    return Counted(noun.text, noun) if noun.lower_ in lexicon.words("figures_groups.txt") else None


def _plural(quantity: Quantity, noun: Token) -> Token:
    """ "800 desk jobs": more than one can only be of the plural that a noun in the singular stands before."""
    above = noun.head
    more = quantity.second > 1 and noun.tag_ == "NN" and noun.dep_ == "compound"
    return above if more and above.i == noun.i + 1 and above.tag_ == "NNS" else noun


def _noun_at(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].pos_ in ("NOUN", "PROPN", "ADJ")


def _joined(quantity: Quantity, span: Span) -> Counted:
    """ "nine-storey tower", "40-page letter": the noun behind the hyphen."""
    doc = span.doc
    suspended = _SUSPENDED.match(quantity.text, quantity.number_end)
    if suspended:
        later = tree.span_of(doc, suspended.start("noun"), suspended.end("noun"))
        return Counted(later.root.text, later.root) if later is not None else _NOTHING
    at = span.end + (doc[span.end].is_punct and span.end + 1 < len(doc))
    return Counted(doc[at].text, doc[at]) if doc[at].is_alpha else _NOTHING


def _of_child(span: Span) -> Counted:
    """ "the 500 of them", "Nine of the nurses": the noun behind "of", nothing for a pronoun."""
    for child in (child for token in span for child in token.rights if child.i >= span.end):
        if child.dep_ in ("nmod", "nmod:of", "obl") and "of" in tree.prepositions(child) and child.pos_ in tree.NOUNS:
            return Counted(tree.phrase(child, span.end, nouns.LEADING), child)
    after = span.doc[span.end : span.end + 2].text.lower()
    if after in ("of them", "of whom", "of which"):
        return _meant(span) or Counted(None, span.root)
    return Counted(None, span.root)


def _meant(span: Span) -> Counted | None:
    """The plural that "of them" points back to: the nearest before it in the sentence."""
    for token in tree.back(span[0], _LOOK_BACK):
        if token.tag_ == "NNS":
            return Counted(tree.phrase(token, token.left_edge.i, nouns.LEADING), span.root)
    return None
