"""What a clause says about a figure: the action, whether it is a change and which way, the place and the time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.quantities import AGE, COUNT, PERCENT, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

_PLACES = ("LOC", "GPE", "FAC")
_PLACE_PREPOSITIONS = frozenset("in at near from across to outside inside off around within into throughout on over".split())
_TIMES = ("DATE", "TIME")
_LIGHT = frozenset("be have leave see include find say number count".split())
_OPEN = frozenset("expect plan want seek begin start continue try agree offer prepare need order force help manage order tell report believe know say think".split())
_LEVEL = frozenset("to at".split())
_NO_MOTION = frozenset("give take make pick put set come sign bring turn rack build write call break".split())
_OTHERS = frozenset("from in over for within after since during on of with against".split())
_STEPS = re.compile(r"(?P<verb>[^\W\d_]+)[ ](?:(?:a|an)[ ])?(?:[^\W\d_]+ly[ ]|as much as[ ]|another[ ]|further[ ])?(?P<link>by[ ])?(?:a |an )?$")
_MEASURED = ("share", "level", "length", "speed", "temperature", "angle", "weight", "volume", "flow", "power")
_LIVING = ("kill", "die", "injure", "arrest", "detain", "miss", "rescue", "displace", "deport", "charge", "convict")


@dataclass(frozen=True, slots=True)
class Action:
    """What was done to what is counted, or is so: lemma (a verb's, with its particle), its class, and its word."""

    lemma: str | None = None
    name: str | None = None
    word: Token | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Whether a figure is a change, which way, and whether a verb, a noun or a word beside it says so."""

    is_change: bool = False
    direction: str = ""
    by: str = ""


def action(quantity: Quantity, root: Token, head: Token | None) -> Action:
    """What was done to what is counted; for a sum or share what is said of it."""
    if quantity.kind == AGE:
        return Action()
    if quantity.kind == COUNT and head is not None:
        if head.pos_ == "ADJ" and head.lower_ in lexicon.actions()["adjective"]:
            return _named(head)
        return _of_noun(head)
    return _of_verb(tree.predicate(root), root)


def changed(done: Action, change: Change) -> Action:
    """The action of a change that no verb tells: "a rise of 5 percent", "is down by 70 percent"."""
    if not change.is_change or change.by == "verb" or done.name in ("rise", "fall"):
        return done
    name = "rise" if change.direction == "up" else "fall"
    return Action(name, name, done.word)


def _of_noun(noun: Token) -> Action:
    lemma = noun.lemma_.lower()
    nouns = lexicon.actions()["noun"]
    if lemma in nouns and nouns[lemma] in _LIVING:
        return Action(_verb_for(lemma, nouns[lemma]), nouns[lemma], noun)
    above = noun.head
    if noun.dep_ in ("nmod", "pobj") and "of" in tree.prepositions(noun):
        above = above.head if noun.dep_ == "pobj" else above
        name = nouns.get(above.lemma_.lower())
        if name and above.pos_ == "NOUN":
            return Action(_verb_for(above.lemma_.lower(), name), name, above)
    return _of_verb(tree.predicate(noun), noun)


def _verb_for(noun: str, name: str) -> str:
    """A noun of doing as the verb of its class: death → die, killing → kill."""
    verbs = lexicon.actions()["verb"]
    stem = noun.removesuffix("ing").removesuffix("ation").removesuffix("ment")
    same = [verb for verb in (noun, stem, stem + "e", stem + "ate") if verbs.get(verb) == name]
    return same[0] if same else name


def _of_verb(verb: Token | None, noun: Token) -> Action:
    if verb is None:
        clause = tree.under(noun, tree.RELATIVE)
        return _named(clause) if clause is not None else Action()
    if verb.lemma_.lower() in _OPEN:
        verb = tree.under(verb, ("xcomp", "ccomp")) or verb
    if verb.lemma_.lower() in _LIGHT and verb.pos_ in ("VERB", "AUX"):
        better = _heavier(verb, noun)
        if better is not None:
            return better
    return _named(verb)


def _heavier(verb: Token, noun: Token) -> Action | None:
    """ "left 12 dead", "there were 30 people killed", "12 people are missing"."""
    adjectives = lexicon.actions()["adjective"]
    below = (*noun.rights, *verb.rights)
    for child in below:
        if child.lemma_.lower() in adjectives or child.lower_ in adjectives:
            return _named(child)
        if child.dep_ in tree.RELATIVE and child.pos_ == "VERB":
            return _named(child)
    return None


def _named(word: Token) -> Action:
    states = lexicon.actions()["adjective"]
    name = states.get(word.lower_) or states.get(word.lemma_.lower())
    if name and word.pos_ not in ("AUX", "NOUN") and not _passive(word):
        return Action(name, name, word)
    if word.pos_ not in ("VERB", "AUX"):
        return Action("be", "be", word) if tree.under(word, ("cop",)) is not None else Action()
    if word.is_title and not word.is_sent_start or not word.is_alpha:
        return Action()
    verbs = lexicon.actions()["verb"]
    lemma = lexicon.irregular().get(word.lower_, word.lemma_.lower())
    particle = tree.under(word, ("compound:prt", "prt")) or _adverb(word)
    joined = f"{lemma}_{particle.lower_}" if particle is not None else ""
    if joined in verbs:
        return Action(joined.replace("_", " "), verbs[joined], word)
    return Action(lemma, verbs.get(lemma), word)


def _adverb(word: Token) -> Token | None:
    """ "sent back", "locked up": a direction that the tree takes for an adverb."""
    return next((child for child in word.rights if child.lower_ in ("back", "up", "out", "down", "off", "away")), None)


def _passive(word: Token) -> bool:
    """Whether a participle is a verb here: "were injured", "had injured"."""
    return word.pos_ == "VERB"


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
    if noun is not None and noun.i > root.i and noun.lemma_.lower() in lexicon.changes()["noun"] and not quantity.per and before not in _LEVEL:
        return Change(_measurable(quantity), lexicon.changes()["noun"][noun.lemma_.lower()], "noun")
    return _by_verb(quantity, root, before)


def _by_verb(quantity: Quantity, root: Token, before: str) -> Change:
    """ "rose 5 percent", "fell by 3 points", "climbed to 12": the verb just before it, or the one it hangs on."""
    direction = _verb_before(quantity, root)
    if direction:
        return Change(True, direction, "verb") if _measurable(quantity) or before == "by" else Change()
    verb = root.head if root.dep_ in (*tree.OBJECTS, *tree.OBLIQUES, "nummod", "xcomp", "conj", "ccomp", "dep") else None
    if verb is not None and root.dep_ == "conj" and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    direction = lexicon.direction(verb.lower_) if verb is not None and _acts(verb) else ""
    if not direction or not _measurable(quantity) and before != "by" or _is_time(quantity):
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
    return lexicon.direction(verb) if not verb.startswith("add") or quantity.kind == PERCENT or quantity.unit == "point" else ""


def _is_time(quantity: Quantity) -> bool:
    return lexicon.unit_kinds().get(quantity.unit) == "time"


def _measurable(quantity: Quantity) -> bool:
    if quantity.kind in (PERCENT, "money") or quantity.number.form in ("fraction", "ratio"):
        return True
    return lexicon.unit_kinds().get(quantity.unit, "") in _MEASURED


def _beside(quantity: Quantity, span: Span) -> Change:
    """ "up 5 percent", "+0.2%", "five points higher", "down by a third"."""
    text = quantity.text
    if quantity.core_start and text[quantity.core_start - 1] == "+":
        return Change(True, "up", "beside")
    words = lexicon.changes()["beside"]
    before = re.search(r"(\w+)\s+(?:by\s+)?(?:as much as\s+)?$", text[max(0, quantity.start - 24) : quantity.start])
    if before and before.group(1).lower() in ("up", "down") and not _is_time(quantity):
        word = tree.span_of(span.doc, max(0, quantity.start - 24) + before.start(1), max(0, quantity.start - 24) + before.end(1))
        particle = word is not None and word.root.i > 0 and word.root.nbor(-1).lemma_.lower() in _NO_MOTION
        if _measurable(quantity) or "by" in before.group():
            return Change(not particle, before.group(1).lower() if not particle else "", "beside")
    after = re.match(r"\s(\w+)", text[quantity.end : quantity.end + 16])
    if after and after.group(1).lower() in ("higher", "lower", "more", "less", "fewer") and _measurable(quantity):
        return Change(True, words[after.group(1).lower()], "after")
    return Change()


def place(entities: Sequence[Span], anchors: Sequence[Token]) -> str | None:
    """The place that the clause says the figure is of."""
    for entity in _nearest(entities, anchors, _PLACES):
        if tree.prepositions(entity.root) & _PLACE_PREPOSITIONS and _belongs(entity.root, anchors):
            return entity.text
    return None


def as_of(entities: Sequence[Span], anchors: Sequence[Token], quantity: Quantity) -> str | None:
    """When the clause says the figure was so: "on Monday", "since 2022"."""
    for entity in _nearest(entities, anchors, _TIMES):
        apart = entity.end_char <= quantity.start or quantity.end <= entity.start_char
        if apart and _belongs(entity.root, anchors):
            return entity.text
    return None


def _nearest(entities: Sequence[Span], anchors: Sequence[Token], labels: Sequence[str]) -> list[Span]:
    if not anchors:
        return []
    at = anchors[0].i
    found = [entity for entity in entities if entity.label_ in labels and "\n" not in entity.text]
    return sorted(found, key=lambda entity: (abs(entity.start - at), entity.start))


def _belongs(root: Token, anchors: Sequence[Token]) -> bool:
    """Whether a name hangs, by no more than two steps, on the noun counted or the verb of its clause."""
    wanted = {anchor.i for anchor in anchors}
    steps = 0
    for above in tree.ancestors(root):
        if above.i in wanted:
            return True
        steps += 1
        if steps > 1 and above.dep_ in ("ccomp", "acl:relcl", "advcl", "parataxis") or steps > 3:
            return False
    return False
