"""What a clause says about a figure: the action, whether it is a change and which way, the place and the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.changes import Change
from tasks.extract.figures.quantity import AGE, COUNT, Quantity
from tasks.extract.lemmas import mended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

_PLACES = ("LOC", "GPE", "FAC")
_PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "across",
        "to",
        "outside",
        "inside",
        "off",
        "around",
        "within",
        "into",
        "throughout",
        "on",
        "over",
    ]
)
_TIMES = ("DATE", "TIME")
_LIGHT = frozenset(["be", "have", "leave", "see", "include", "find", "say", "number", "count"])
_OPEN = frozenset(
    [
        "expect",
        "plan",
        "want",
        "seek",
        "begin",
        "start",
        "continue",
        "try",
        "agree",
        "offer",
        "prepare",
        "need",
        "order",
        "force",
        "help",
        "manage",
        "order",
        "tell",
        "report",
        "believe",
        "know",
        "say",
        "think",
    ]
)
_CLAUSES = frozenset({"ccomp", "acl", "acl:relcl", "relcl", "advcl", "advcl:relcl", "parataxis", "csubj"})
_SUMS = {"loan": "owe", "fine": "fine"}  # noun of a sum → what is done with it
_FAR = 3  # steps up a tree
_COPULAS = frozenset({"be", "'s", "’s", "'re", "’re"})
_LIVING = ("kill", "die", "injure", "arrest", "detain", "miss", "rescue", "displace", "deport", "charge", "convict")


@dataclass(frozen=True, slots=True)
class Action:
    """What was done to what is counted, or is so: lemma (a verb's, with its particle), its class, and its word."""

    lemma: str | None = None
    name: str | None = None
    word: Token | None = None


def action(quantity: Quantity, root: Token, head: Token | None) -> Action:
    """What was done to what is counted; for a sum or share what is said of it."""
    if quantity.kind == AGE:
        return Action()
    if quantity.kind == COUNT and head is not None:
        if head.pos_ == "ADJ" and head.lower_ in lexicon.actions()["adjective"]:
            return _named(head)
        return _of_noun(head)
    if quantity.kind == "money" and head is not None and head.i < root.i and _is_sum(head):
        return Action(_verb_for(head.lemma_.lower(), _SUMS[head.lemma_.lower()]), _SUMS[head.lemma_.lower()], head)
    costing = tree.costs(root) if quantity.kind == "money" else None
    return _of_verb(costing or tree.predicate(root), root)


def _is_sum(noun: Token) -> bool:
    """Whether *of* and a sum stand right behind a noun that says what was done: "a loan of", "fines of"."""
    following = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _SUMS and [one.lower_ for one in following] == ["of"]


def changed(done: Action, change: Change) -> Action:
    """The action of a change that no verb tells: "a rise of 5 percent", "is down by 40 percent"."""
    if not change.is_change or change.by == "verb" or done.name in ("rise", "fall"):
        return done
    name = "rise" if change.direction == "up" else "fall"
    return Action(name, name, done.word)


def _of_noun(noun: Token) -> Action:
    lemma = noun.lemma_.lower()
    nouns = lexicon.actions()["noun"]
    state = next((child for child in noun.rights if _is_state(child)), None)
    if state is not None:
        return _named(state)
    if lemma in nouns and nouns[lemma] in _LIVING:
        return Action(_verb_for(lemma, nouns[lemma]), nouns[lemma], noun)
    above = noun.head
    if noun.dep_ in ("nmod", "pobj") and "of" in tree.prepositions(noun):
        above = above.head if noun.dep_ == "pobj" else above
        name = nouns.get(above.lemma_.lower())
        if name and above.pos_ == "NOUN":
            return Action(_verb_for(above.lemma_.lower(), name), name, above)
    return _of_verb(tree.predicate(noun), noun)


def _is_state(word: Token) -> bool:
    """ "30 people unaccounted for", "12 men shot dead": a state or fate of people right behind them."""
    if word.dep_ not in tree.RELATIVE or word.tag_ not in ("JJ", "VBN", "VBD"):
        return False
    name = lexicon.actions()["adjective"].get(word.lower_) or _named(word).name
    return name in _LIVING


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
        return Action(word=word) if tree.under(word, ("cop",)) is not None else Action()
    if (word.is_title and not word.is_sent_start) or not word.is_alpha:
        return Action()
    verbs = lexicon.actions()["verb"]
    lemma = lexicon.irregular().get(word.lower_) or mended(word.lower_, word.lemma_.lower())
    particle = tree.under(word, ("compound:prt", "prt")) or _adverb(word)
    if lemma in _COPULAS:
        return Action(word=word)
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
    """Whether a name hangs on the noun counted or the verb of its clause, by nouns alone: not by another clause."""
    wanted = {anchor.i for anchor in anchors}
    for steps, above in enumerate(tree.ancestors(root), 1):
        if above.i in wanted:
            return True
        if above.dep_ in _CLAUSES or steps > _FAR:
            return False
    return False
