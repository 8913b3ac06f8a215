"""What has a share, sum or measure: the noun it is of, belongs to or is said of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, nouns, tree
from tasks.extract.figures.nouns import Counted
from tasks.extract.figures.quantity import PERCENT, Quantity
from tasks.extract.lemmas import mended

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_MEASURING = frozenset({"rise", "fall", "reach", "cost", "be", "weigh"})
_PAYERS = frozenset({"PERSON", "PER", "ORG", "NORP", "LOC", "GPE"})
_HEADS = frozenset({"head", "piece", "time"})  # what says no more than "each"
_PER_REACH = 4  # tokens after a sum in which what it is per stands
_SUMS = {"lend": "loan", "loan": "loan", "fine": "fine"}  # verb → the noun of the sum that it gives
_VAGUE = frozenset(
    [
        "average",
        "total",
        "maximum",
        "minimum",
        "sum",
        "level",
        "record",
        "high",
        "low",
        "peak",
        "close",
        "amount",
        "number",
        "figure",
        "rate",
    ]
)


def of_measure(quantity: Quantity, span: Span) -> Counted:
    """What has the share, sum or measure: the noun it is of, belongs to or is said of."""
    root = span.root
    summed = _as_noun(root) if quantity.kind == "money" else None
    found = _behind(quantity, span) or _attached(quantity, span) or summed or _said_of(root)
    inside = found is not None and found.head is not None and span.start <= found.head.i < span.end
    if found is None or (inside and found.text and found is not summed):
        found = Counted(_default(quantity), root)
    if found.text is None and quantity.kind == "money":
        return _of_noun_before(span) or _per(quantity, span) or found
    return found


def _of_noun_before(span: Span) -> Counted | None:
    """ "a loan of €9m was": the noun and *of* right before a sum, where the tree has lost them."""
    if span.start < 2 or span.doc[span.start - 1].lower_ != "of":
        return None
    noun = span.doc[span.start - 2]
    vague = noun.lemma_.lower() in _VAGUE | set(lexicon.changes()["noun"])
    return None if noun.pos_ != "NOUN" or vague else Counted(noun.text, noun)


def _per(quantity: Quantity, span: Span) -> Counted | None:
    """ "$40,000 a prisoner a year": a sum that nothing else has is of what it is paid for each of."""
    if not quantity.per or quantity.per in lexicon.unit_names() or quantity.per in _HEADS:
        return None
    after = (token for token in span.doc[span.end : span.end + _PER_REACH] if token.lower_ == quantity.per)
    noun = next((token for token in after if token.pos_ == "NOUN"), None)
    return Counted(noun.text, noun) if noun is not None else None


def _as_noun(root: Token) -> Counted | None:
    """ "lent it $5 million", "was fined $5": a sum is of the loan or the fine that its verb tells."""
    verb = tree.costs(root) or tree.predicate(root)
    if verb is None or verb.pos_ != "VERB":
        return None
    noun = _SUMS.get(lexicon.irregular().get(verb.lower_) or mended(verb.lower_, verb.lemma_.lower()))
    return Counted(noun, root) if noun is not None else None


def _default(quantity: Quantity) -> str | None:
    return "time" if lexicon.unit_kinds().get(quantity.unit) == "time" else None


def _behind(quantity: Quantity, span: Span) -> Counted | None:
    """ "30 percent of the seats", "half the land", "500 tonnes of rice", "two-day strike", "a $5 million contract"."""
    doc, text = span.doc, quantity.text
    following = doc[span.end] if span.end < len(doc) else None
    if following is None:
        return None
    share = quantity.kind == PERCENT or quantity.number.form in ("fraction", "ratio")
    if following.lower_ == "of" or (
        share and following.lower_ in ("the", "its", "their", "all") and quantity.number.form == "fraction"
    ):
        return nouns.following(doc, span)
    if quantity.number.form == "ratio" and following.pos_ in ("NOUN", "ADJ", "PROPN"):
        return nouns.following(doc, span)
    if following.lower_ in ("a", "per", "an", "/", "each", "every") and quantity.per:
        return None
    head = span.root.head
    attached = span.root.dep_ in (
        "compound",
        "amod",
        "nmod",
        "nummod",
        "nmod:desc",
        "nmod:unmarked",
        "obl:unmarked",
        "advmod",
    )
    far = lexicon.unit_kinds().get(quantity.unit) == "time" and (head.i > span.end + 2 or head.pos_ == "PROPN")
    if (
        attached
        and not far
        and head.i >= span.end
        and head.pos_ in tree.NOUNS
        and not re.search(r"[,;:\n]", text[quantity.end : head.idx])
    ):
        return _noun_of(head, span, span.end)
    if (
        following.pos_ in ("NOUN", "ADJ")
        and following.tag_ not in ("NNPS",)
        and _premodifies(quantity, span, following)
    ):
        return nouns.following(doc, span)
    return None


def _premodifies(quantity: Quantity, span: Span, following: Token) -> bool:
    """Whether a noun right behind a measure is what has it: "9 kW pump", "18-year-old man"; not "5 percent more"."""
    if following.lower_ in lexicon.changes()["beside"] or following.lower_ in (
        "ago",
        "later",
        "earlier",
        "long",
        "old",
        "wide",
        "apart",
        "away",
        "tall",
        "deep",
        "high",
    ):
        return False
    return following.pos_ == "NOUN" or (quantity.kind == "measure" and following.tag_ == "JJ")


def _noun_of(head: Token, span: Span, first: int) -> Counted:
    """The noun; for a noun of change ("a 5 percent rise in wages") what changes."""
    if head.lemma_.lower() in lexicon.changes()["noun"] or head.lemma_.lower() in _VAGUE:
        for child in head.rights:
            inside = (
                span.start <= child.i < span.end or child.lemma_.lower() in lexicon.unit_names() or child.pos_ == "SYM"
            )
            if (
                child.dep_ in ("nmod", "obl")
                and not inside
                and tree.prepositions(child) & {"in", "of", "for", "on"}
                and child.pos_ in tree.NOUNS
            ):
                return Counted(tree.phrase(child, head.i, nouns.LEADING), child)
    if (
        head.lemma_.lower() in lexicon.changes()["noun"]
        and (owner := tree.under(head, ("compound",))) is not None
        and owner.i < span.start
    ):
        return Counted(tree.phrase(owner, owner.left_edge.i, nouns.LEADING), owner)
    return Counted(tree.phrase(head, first, nouns.LEADING), head)


def _attached(quantity: Quantity, span: Span) -> Counted | None:
    """ "a loan of €2 billion", "interest of 3 percent", "the budget, now 4 percent": a noun before it."""
    root = span.root
    head = root.head
    if (
        root.dep_ not in ("nmod", "appos", "prep", "pobj", "nummod", "dep", "parataxis", "list", "nmod:unmarked")
        or head.i >= span.start
    ):
        return None
    if root.dep_ == "pobj":
        head = head.head
    if head.lemma_.lower() in lexicon.unit_names() or head.lower_ in ("percent", "cent"):
        return None
    if head.pos_ not in tree.NOUNS or (head.ent_type_ in ("MONEY", "DATE") and head.like_num):
        return None
    if lexicon.unit_kinds().get(quantity.unit) == "time" and not tree.prepositions(root) & {"of"}:
        return None
    if head.lemma_.lower() in _VAGUE | set(lexicon.changes()["noun"]):
        return _noun_of(head, span, head.left_edge.i)
    return Counted(tree.phrase(head, head.left_edge.i, nouns.LEADING), head)


def _said_of(root: Token) -> Counted | None:
    """The subject of the figure's clause: "shares fell 5 percent", "the fee would be $500"; or "$5 for the book"."""
    verb = tree.costs(root) or tree.predicate(root)
    if verb is None:
        return None
    if root.dep_ in (*tree.SUBJECTS, "root", "ROOT") and verb.i != root.i:
        return None
    if lexicon.unit_kinds().get(root.lemma_.lower()) == "time" and verb.lemma_.lower() not in (
        "last",
        "take",
        "continue",
        "be",
    ):
        return None
    if lexicon.actions()["verb"].get(verb.lemma_.lower()) in ("pay", "buy", "sell", "earn", "fine"):
        found = _bought(verb, root)
        if found is not None:
            return found
    thing = tree.under(verb, tree.OBJECTS)
    if (
        thing is not None
        and thing.i != root.i
        and root.dep_ in tree.OBLIQUES
        and lexicon.direction(verb.lower_)
        and thing.pos_ in tree.NOUNS
    ):
        return Counted(tree.phrase(thing, thing.left_edge.i, nouns.LEADING), thing)
    if root.dep_ in tree.OBJECTS and not lexicon.direction(verb.lower_) and not _MEASURING & _class(verb):
        return None
    subject = tree.subject_of(verb)
    if subject is None or subject.i == root.i:
        return None
    if subject.pos_ == "PRON" or _pays(subject, verb, root):
        return Counted(None, subject if subject.pos_ == "PRON" else root)
    return Counted(tree.phrase(subject, subject.left_edge.i, nouns.LEADING), subject)


def _pays(subject: Token, verb: Token, root: Token) -> bool:
    """Whether a sum is no more of a clause's subject than of who pays or gets it: *the ministry put in $5 million*."""
    money = root.ent_type_ == "MONEY" or root.tag_ == "$" or root.lower_ in lexicon.currency_words()
    if not money or lexicon.direction(verb.lower_) or _MEASURING & _class(verb):
        return False
    bodies = lexicon.words("entities_bodies.txt") | lexicon.words("quotes_titles.txt")
    return subject.ent_type_ in _PAYERS or subject.lower_ in bodies


def _class(verb: Token) -> set[str]:
    lemma = lexicon.irregular().get(verb.lower_, verb.lemma_.lower())
    return {lexicon.actions()["verb"].get(lemma, "")}


def _bought(verb: Token, root: Token) -> Counted | None:
    """What a sum is paid for: "paid $5 for the book", "bought the house for $5"."""
    for child in (*verb.children, *root.children):
        bought = child.dep_ in tree.OBJECTS or (child.dep_ in ("obl", "nmod") and "for" in tree.prepositions(child))
        if bought and child.i != root.i and child.pos_ in tree.NOUNS:
            return Counted(tree.phrase(child, child.left_edge.i, nouns.LEADING), child)
    return None
