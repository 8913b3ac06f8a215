"""What a figure counts or measures: the noun phrase, and the token that heads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.quantities import AGE, COUNT, ORDINAL, PERCENT, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SKIPPED = frozenset(
    "of the its their his her our your my these those all other others more additional another further such this that ’s 's".split()
)
_LEADING = _SKIPPED | {"a", "an"} | frozenset("some about just only estimated fewer less or so least".split())
_SUSPENDED = re.compile(r"-(?:,? (?:(?:and|or|to) )?[\w]+-?)*?,? (?:(?:and|or|to) )?[\w]+-(?P<noun>[^\W\d_]+)")
_LOOK_BACK = 30
_LOOK_AHEAD = 8
_MEASURING = frozenset({"rise", "fall", "reach", "cost", "be", "weigh"})
_VAGUE = frozenset("average total maximum minimum sum level record high low peak close amount number figure rate".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: as written (None where it is not), and the noun that heads it or stands for it."""

    text: str | None
    head: Token | None


_NOTHING = Counted(None, None)


def find(quantity: Quantity, span: Span | None) -> Counted:
    """What a quantity counts or measures."""
    if quantity.kind == AGE:
        return Counted("age", span.root if span is not None else None)
    if span is None:
        return _NOTHING
    if quantity.kind in (COUNT, ORDINAL) and quantity.number.form not in ("fraction", "ratio"):
        return _of_count(quantity, span)
    return _of_measure(quantity, span)


def _of_count(quantity: Quantity, span: Span) -> Counted:
    root, doc = span.root, span.doc
    if quantity.text[quantity.number_end : quantity.number_end + 1] == "-" and span.end + 1 < len(doc):
        return _joined(quantity, span)
    head = root.head
    if root.dep_ in ("nummod", "amod", "compound", "advmod", "det", "nmod") and head.i >= span.end and head.pos_ in tree.NOUNS:
        plural = head.tag_ in ("NNS", "NNPS") or head.i + 1 >= len(doc) or doc[head.i + 1].tag_ != "CC"
        if plural and not any(token.is_space or token.dep_ == "cc" for token in doc[span.end : head.i]):
            return Counted(tree.phrase(head, span.end, _LEADING), head)
    state = doc[span.end] if span.end < len(doc) else None
    if state is not None and state.lower_ in lexicon.actions()["adjective"] and state.pos_ in ("ADJ", "VERB", "NOUN") and not _noun_at(doc, state.i + 1):
        return Counted(None if state.pos_ == "VERB" else "people", state if state.pos_ == "ADJ" else root)
    if quantity.number.form == "magnitude":
        return _linear(doc, span) or _of_child(span)
    inside = [token for token in span if token.pos_ in ("NOUN", "PROPN") and token.i > span.start]
    if inside and root in inside and quantity.number.form == "words":
        return Counted(root.text, root)
    return _linear(doc, span) or _of_child(span)


def _noun_at(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].pos_ in ("NOUN", "PROPN", "ADJ")


def _joined(quantity: Quantity, span: Span) -> Counted:
    """ "six-storey building", "12-page document": the noun behind the hyphen."""
    doc = span.doc
    suspended = _SUSPENDED.match(quantity.text, quantity.number_end)
    if suspended:
        later = tree.span_of(doc, suspended.start("noun"), suspended.end("noun"))
        return Counted(later.root.text, later.root) if later is not None else _NOTHING
    at = span.end + (doc[span.end].is_punct and span.end + 1 < len(doc))
    return Counted(doc[at].text, doc[at]) if doc[at].is_alpha else _NOTHING


def _linear(doc: Doc, span: Span) -> Counted | None:
    """The nouns that follow without a break, over "of", articles and adjectives: where the tree is wrong or not there."""
    last = None
    noun_seen = False
    for token in doc[span.end : span.end + _LOOK_AHEAD]:
        if token.tag_ == "CC" and _joins(token, last):
            continue
        if token.is_space or token.tag_ in ("CC", ",", ":", "-LRB-", "-RRB-", ".") or token.dep_ == "cc":
            break
        if token.pos_ in tree.NOUNS:
            last, noun_seen = token, True
        elif token.tag_ == "POS":
            noun_seen = False
        elif noun_seen or not _goes_on(token, span):
            break
    if last is None:
        return None
    return Counted(tree.phrase(last, span.end, _LEADING), last)


def _joins(conjunction: Token, last: Token | None) -> bool:
    """ "digital and physical sales": whether words are joined before the plural that both belong to."""
    if last is not None and last.tag_ in ("NNS", "NNPS") or conjunction.i + 2 >= len(conjunction.doc):
        return False
    one, two = conjunction.doc[conjunction.i + 1], conjunction.doc[conjunction.i + 2]
    return one.pos_ in ("ADJ", "PROPN", "NOUN") and one.tag_ != "NNS" and two.tag_ == "NNS"


def _goes_on(token: Token, span: Span) -> bool:
    if token.lower_ in _SKIPPED or token.pos_ in ("ADJ", "DET") or token.tag_ in ("HYPH", "POS", "PRP$"):
        return token.lower_ != "that"
    return token.tag_ in ("VBN", "VBG", "CD") and token.dep_ in ("amod", "nummod", "compound")


def _of_child(span: Span) -> Counted | None:
    """ "the 3,200 of them", "Fourteen of the officers": the noun behind "of", or nothing where a pronoun stands there."""
    for child in (child for token in span for child in token.rights if child.i >= span.end):
        if child.dep_ in ("nmod", "nmod:of", "obl") and "of" in tree.prepositions(child) and child.pos_ in tree.NOUNS:
            return Counted(tree.phrase(child, span.end, _LEADING), child)
    after = span.doc[span.end : span.end + 2].text.lower()
    if after in ("of them", "of whom", "of which"):
        return _meant(span) or Counted(None, span.root)
    return Counted(None, span.root)


def _meant(span: Span) -> Counted | None:
    """The plural that "of them" points back to: the nearest before it in the sentence."""
    for token in reversed(span.doc[max(span.sent.start, span.start - _LOOK_BACK) : span.start]):
        if token.tag_ == "NNS":
            return Counted(tree.phrase(token, token.left_edge.i, _LEADING), span.root)
    return None


def _of_measure(quantity: Quantity, span: Span) -> Counted:
    """What has the share, sum or measure: the noun it is of, belongs to or is said of."""
    root = span.root
    found = _behind(quantity, span) or _attached(quantity, span) or _said_of(root)
    if found is None:
        return Counted(_default(quantity), root)
    return found


def _default(quantity: Quantity) -> str | None:
    return "time" if lexicon.unit_kinds().get(quantity.unit) == "time" else None


def _behind(quantity: Quantity, span: Span) -> Counted | None:
    """ "84 percent of the vote", "half the seats", "500 tonnes of rice", "two-day strike", "a $5 million contract"."""
    doc, text = span.doc, quantity.text
    following = doc[span.end] if span.end < len(doc) else None
    if following is None:
        return None
    share = quantity.kind == PERCENT or quantity.number.form in ("fraction", "ratio")
    if following.lower_ == "of" or (share and following.lower_ in ("the", "its", "their", "all") and quantity.number.form == "fraction"):
        return _linear(doc, span)
    if quantity.number.form == "ratio" and following.pos_ in ("NOUN", "ADJ", "PROPN"):
        return _linear(doc, span)
    if following.lower_ in ("a", "per", "an", "/", "each", "every") and quantity.per:
        return None
    head = span.root.head
    attached = span.root.dep_ in ("compound", "amod", "nmod", "nummod", "nmod:desc", "nmod:unmarked", "obl:unmarked", "advmod")
    far = lexicon.unit_kinds().get(quantity.unit) == "time" and (head.i > span.end + 2 or head.pos_ == "PROPN")
    if attached and not far and head.i >= span.end and head.pos_ in tree.NOUNS and not re.search(r"[,;:\n]", text[quantity.end : head.idx]):
        return _noun_of(head, span, span.end)
    if following.pos_ in ("NOUN", "ADJ") and following.tag_ not in ("NNPS",) and _premodifies(quantity, span, following):
        return _linear(doc, span)
    return None


def _premodifies(quantity: Quantity, span: Span, following: Token) -> bool:
    """Whether a noun right behind a measure is what has it: "5 kW system", "18-year-old man"; not "5 percent more"."""
    if following.lower_ in lexicon.changes()["beside"] or following.lower_ in ("ago", "later", "earlier", "long", "old", "wide", "apart", "away", "tall", "deep", "high"):
        return False
    return following.pos_ == "NOUN" or quantity.kind == "measure" and following.tag_ == "JJ"


def _noun_of(head: Token, span: Span, first: int) -> Counted:
    """The noun; for a noun of change ("a 5 percent rise in wages") what changes."""
    if head.lemma_.lower() in lexicon.changes()["noun"] or head.lemma_.lower() in _VAGUE:
        for child in head.rights:
            inside = span.start <= child.i < span.end or child.lemma_.lower() in lexicon.unit_names() or child.pos_ == "SYM"
            if child.dep_ in ("nmod", "obl") and not inside and tree.prepositions(child) & {"in", "of", "for", "on"} and child.pos_ in tree.NOUNS:
                return Counted(tree.phrase(child, head.i, _LEADING), child)
    if head.lemma_.lower() in lexicon.changes()["noun"] and (owner := tree.under(head, ("compound",))) is not None and owner.i < span.start:
        return Counted(tree.phrase(owner, owner.left_edge.i, _LEADING), owner)
    return Counted(tree.phrase(head, first, _LEADING), head)


def _attached(quantity: Quantity, span: Span) -> Counted | None:
    """ "a loan of €2 billion", "interest of 3 percent", "the budget, now 4 percent": a noun before it."""
    root = span.root
    head = root.head
    if root.dep_ not in ("nmod", "appos", "prep", "pobj", "nummod", "dep", "parataxis", "list", "nmod:unmarked") or head.i >= span.start:
        return None
    if root.dep_ == "pobj":
        head = head.head
    if head.lemma_.lower() in lexicon.unit_names() or head.lower_ in ("percent", "cent"):
        return None
    if head.pos_ not in tree.NOUNS or head.ent_type_ in ("MONEY", "DATE") and head.like_num:
        return None
    if lexicon.unit_kinds().get(quantity.unit) == "time" and not tree.prepositions(root) & {"of"}:
        return None
    if head.lemma_.lower() in _VAGUE | set(lexicon.changes()["noun"]):
        return _noun_of(head, span, head.left_edge.i)
    return Counted(tree.phrase(head, head.left_edge.i, _LEADING), head)


def _said_of(root: Token) -> Counted | None:
    """The subject of what the figure is said in: "shares fell 5 percent", "the fee would be $500"; or "$5 for the book"."""
    verb = tree.predicate(root)
    if verb is None:
        return None
    if root.dep_ in (*tree.SUBJECTS, "root", "ROOT") and verb.i != root.i:
        return None
    if lexicon.unit_kinds().get(root.lemma_.lower()) == "time" and verb.lemma_.lower() not in ("last", "take", "continue", "be"):
        return None
    if lexicon.actions()["verb"].get(verb.lemma_.lower()) in ("pay", "buy", "sell", "earn", "fine"):
        found = _bought(verb, root)
        if found is not None:
            return found
    thing = tree.under(verb, tree.OBJECTS)
    if thing is not None and thing.i != root.i and root.dep_ in tree.OBLIQUES and lexicon.direction(verb.lower_) and thing.pos_ in tree.NOUNS:
        return Counted(tree.phrase(thing, thing.left_edge.i, _LEADING), thing)
    if root.dep_ in tree.OBJECTS and not lexicon.direction(verb.lower_) and not _MEASURING & _class(verb):
        return None
    subject = tree.subject_of(verb)
    if subject is None or subject.i == root.i:
        return None
    if subject.pos_ == "PRON":
        return Counted(None, subject)
    return Counted(tree.phrase(subject, subject.left_edge.i, _LEADING), subject)


def _class(verb: Token) -> set[str]:
    lemma = lexicon.irregular().get(verb.lower_, verb.lemma_.lower())
    return {lexicon.actions()["verb"].get(lemma, "")}


def _bought(verb: Token, root: Token) -> Counted | None:
    """What a sum is paid for: "paid $5 for the book", "bought the house for $5"."""
    for child in verb.children:
        if child.i != root.i and child.pos_ in tree.NOUNS and child.dep_ in ("obl", "obj", "dobj"):
            if child.dep_ != "obl" or "for" in tree.prepositions(child):
                return Counted(tree.phrase(child, child.left_edge.i, _LEADING), child)
    return None
