"""How alike two quotes are: what they share of what they say, in the story's weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from tasks.link.records import Quote
from tasks.link.utterances.content import Term, figures, marked_spans, terms, tokens
from tasks.link.utterances.lexicon import alike, stem
from tasks.link.utterances.speakers import Speaker, speaker
from tasks.link.utterances.weights import Weights

ALIKE = 0.8  # a synonym or a longer form of the word tells a little less than the word
UNMARKED = 0.6  # words of a mixed quote outside its marks are the outlet's
PIECE = 3  # words in marks that are more than a name
PREFIX = 5  # letters of a stem that another form of the word begins with


@dataclass(frozen=True, slots=True)
class Content:
    """A quote made ready to be compared; it stands for those of `articles` with the same words and speaker.

    `keys` hold the weight of terms that could match one another's, `stems` are all its words without inflection,
    `pieces` those that stand in marks, piece by piece.
    """

    quote: Quote
    speaker: Speaker
    terms: dict[str, Term]
    weights: dict[str, float]
    keys: dict[str, float]
    figures: frozenset[str]
    stems: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]
    weight: float
    negates: bool
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two quotes share.

    `shared` is the weight of the terms that both have, `telling` the same with each weight squared, so that many words
    of the story's topic tell little; `contained` is the share of the lesser quote's weight, `both` of the two quotes'
    mean; `contrary` is the weight of terms that one negates where the other negates nothing. `n_shared` counts the
    shared terms, `exact` those shared word for word, `plain` those that are not in names. `run` is the weight of the
    longest run of the same words, `held` that of the marked piece of three words or more of one that the other has
    word for word, `whole` whether that piece is the whole quote.
    """

    shared: float
    telling: float
    contained: float
    both: float
    contrary: float
    exact: int
    n_shared: int
    run: float
    held: float
    whole: bool
    plain: int
    figures_clash: bool


def content(quote: Quote, story: Weights, known: Speaker | None = None) -> Content:
    """A quote's terms and their weights; in a mixed quote the marked words count most.

    `known` is the speaker where the story tells who that is and the quote does not.
    """
    found = terms(quote)
    first: dict[str, Term] = {}
    for term in found:
        if term.stem not in first or (term.marked and not first[term.stem].marked):
            first[term.stem] = term
    told = {each: story.of(each) * _mark(quote, term) for each, term in first.items()}
    keys: dict[str, float] = {}
    for each, weight in told.items():
        keys[key_of(each)] = keys.get(key_of(each), 0.0) + weight
    pieces = tuple(_stems(quote.text[start:end]) for start, end in marked_spans(quote))
    negates = any(term.negated for term in found)
    total = sum(told.values())
    return Content(
        quote, known or speaker(quote), first, told, keys, figures(found), _stems(quote.text), pieces, total, negates,
        frozenset((quote.article_id,)),
    )  # fmt: skip


def likeness(one: Content, other: Content) -> Likeness:
    """What two quotes share; terms are matched one to one, the same before the alike."""
    held, whole = max(_held(one, other), _held(other, one))
    shared, telling, contrary, exact, count, plain = 0.0, 0.0, 0.0, 0, 0, 0
    for left, right, worth in matches(one.terms, other.terms):
        told = worth * (one.weights[left] + other.weights[right]) / 2
        if not held and _contrary(one, other, one.terms[left], other.terms[right]):
            contrary += told
        else:
            shared, telling = shared + told, telling + told * told
            exact, count = exact + (left == right), count + 1
            plain += not (one.terms[left].named and other.terms[right].named)
    lesser, total = min(one.weight, other.weight), one.weight + other.weight
    clash = bool(one.figures and other.figures and not one.figures & other.figures)
    run = _run(one, other) if exact > 1 else 0.0
    contained, both = min(1.0, shared / lesser), min(1.0, 2 * shared / total)
    return Likeness(shared, telling, contained, both, contrary, exact, count, run, held, whole, plain, clash)


def matches(ours: Mapping[str, object], theirs: Mapping[str, object]) -> list[tuple[str, str, float]]:
    """Pairs of terms that say the same and what each match is worth, each term in one pair at most."""
    found = [(term, term, 1.0) for term in ours if term in theirs]
    left: dict[str, list[str]] = {}
    for term in theirs:
        if term not in ours:
            left.setdefault(key_of(term), []).append(term)
    for term in ours:
        near = next((each for each in left.get(key_of(term), ()) if _alike(term, each)), None)
        if near is not None and term not in theirs:
            left[key_of(term)].remove(near)
            found.append((term, near, ALIKE))
    return found


@lru_cache(1 << 16)
def key_of(term: str) -> str:
    """What terms that may match have in common: their class of synonyms, else their first letters."""
    return term if term.startswith("#") else alike().get(term, term)[:PREFIX]


def _alike(one: str, other: str) -> bool:
    if alike().get(one, one) == alike().get(other, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= PREFIX and longer.startswith(shorter) and not shorter.startswith("#")


def _contrary(one: Content, other: Content, left: Term, right: Term) -> bool:
    """One negates the word and the other nothing at all: a clause that both deny may be denied by another word."""
    return left.negated != right.negated and not (one.negates and other.negates)


def _held(one: Content, other: Content) -> tuple[float, bool]:
    """What the most telling piece in marks tells that the other has, and whether it is the whole quote."""
    text = f" {' '.join(other.stems)} "
    pieces = [piece for piece in one.pieces if len(piece) >= PIECE and f" {' '.join(piece)} " in text]
    told = ((sum(one.weights.get(each, 0.0) for each in dict.fromkeys(piece)), piece == one.stems) for piece in pieces)
    return max(told, default=(0.0, False))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(token.word) for token in tokens(text))


def _run(one: Content, other: Content) -> float:
    """What the longest run of words that both have tells."""
    matcher = SequenceMatcher(None, one.stems, other.stems, autojunk=False)
    at, _, size = matcher.find_longest_match()
    return sum(one.weights.get(each, 0.0) for each in dict.fromkeys(one.stems[at : at + size]))


def _mark(quote: Quote, term: Term) -> float:
    return UNMARKED if quote.kind == "mixed" and not term.marked else 1.0
