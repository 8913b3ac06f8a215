"""Which quotes of a story are worth comparing, and whether two of them say one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from tasks.link.records import Quote
from tasks.link.utterances.likeness import Content, Likeness, likeness
from tasks.link.utterances.speakers import OPEN, OTHER, SAME, relation
from tasks.link.wording import agreement

CROWD = 60  # quotes that have a term: above it only terms in company of another make candidates
RARE = 0.5  # share of a quote's weight, the rarest terms first, by which others are looked for
LEAST = {SAME: 0.52, OPEN: 0.62}  # how alike quotes must be, of one speaker and of a speaker without a name
RETOLD = 0.56  # and where one of them is a retelling
TELLING = {SAME: 0.35, OPEN: 0.7}  # squared weight that they must share: two words of some weight; three
WORDS = {SAME: 2, OPEN: 3}  # and in so many words
ALONE = 0.5  # weight that the only word of a quote must have
PHRASE = 4  # words that are more than a name or a turn of phrase
HELD = {SAME: 0.5, OPEN: 0.8}  # weight of words in marks that another quote has word for word, which is enough
SURE = 0.7  # how sure it is then at least
SENTENCE = 6  # words of a quote that is a sentence
MOST_WORDS = 0.7  # share of the longer sentence that the other has in order
VERBATIM = 1.8  # weight of a run of the same words that is enough by itself


def candidates(contents: Sequence[Content]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, each once, that share a telling term, or two where a term is in a crowd of quotes.

    A pair shares LEAST of the lesser quote, so one of the rarest terms that make up RARE of it (prefix filtering, as
    Chaudhuri, Ganti and Kaushik join sets).
    """
    index = _index(contents)
    found: set[tuple[int, int]] = set()
    for at, each in enumerate(contents):
        found.update((min(at, other), max(at, other)) for other in _met(each, index) if other != at)
    yield from (pair for pair in sorted(found) if _near(contents[pair[0]], contents[pair[1]]))


def strength(one: Content, other: Content) -> float:
    """How sure it is that two quotes are one utterance, 0 to 1; 0 where they are not to be joined."""
    between = relation(one.speaker, other.speaker)
    if between == OTHER and not _both_marked(one, other):
        return 0.0
    found = likeness(one, other)
    if (found.figures_clash and not found.held) or found.contrary >= found.shared:
        return 0.0
    if one.articles | other.articles == {one.quote.article_id} and not _repeated(one.quote, other.quote, found):
        return 0.0
    if between == OTHER:
        return found.contained * 0.8 if _word_for_word(one, other, found) else 0.0
    if _same_words(one, other):
        return 1.0
    if _held(one, other, found, between):
        return max(SURE, _score(found, 0.0, True))
    if _nearly_same_words(one, other, found):
        return SURE
    if not _telling(one, other, found, between):
        return 0.0
    return _score(found, LEAST[between], _both_marked(one, other))


def _score(found: Likeness, least: float, marked: bool) -> float:
    score = 0.7 * found.contained + 0.3 * found.both - found.contrary / (found.shared + found.contrary)
    if marked and found.run >= VERBATIM and found.exact >= 3:
        score = max(score, least)
    return score if score >= (least if marked else max(least, RETOLD)) else 0.0


def _telling(one: Content, other: Content, found: Likeness, between: str) -> bool:
    """Enough words of some weight, or the only word of a quote; a retelling shares more than names."""
    if not found.plain and not _both_marked(one, other):
        return False
    if found.n_shared >= WORDS[between] and found.telling >= TELLING[between]:
        return True
    if between != SAME:
        return False
    lesser = min(one, other, key=lambda each: each.weight)
    only = found.both >= 0.9 or (found.contained >= 0.95 and lesser.quote.kind != "indirect")
    return only and found.exact == found.n_shared and found.shared >= ALONE


def _held(one: Content, other: Content, found: Likeness, between: str) -> bool:
    """Words in marks stand in the other quote, enough of them; or a whole sentence does."""
    sentence = found.whole and min(len(one.stems), len(other.stems)) >= PHRASE and found.held >= ALONE
    return sentence or found.held >= HELD[between]


def _repeated(one: Quote, other: Quote, found: Likeness) -> bool:
    """Within an article one thing is said twice where a headline takes it up, or it is the very words.

    A quote within a quote is somebody else's.
    """
    if one.field != other.field:
        return True
    apart = one.char_end <= other.char_start or other.char_end <= one.char_start
    return apart and found.exact > 1 and agreement(one.text, other.text) != "differs"


def _same_words(one: Content, other: Content) -> bool:
    """The very words, and enough of them to be no name or turn of phrase: whoever is not named may have said them."""
    return len(one.stems) >= PHRASE and agreement(one.quote.text, other.quote.text) == "same"


def _nearly_same_words(one: Content, other: Content, found: Likeness) -> bool:
    """Two sentences in marks most of whose words are the same in the same order, small words included."""
    whole = max(len(one.stems), len(other.stems))
    if not (_both_marked(one, other) and found.exact and min(len(one.stems), len(other.stems)) >= SENTENCE):
        return False
    blocks = SequenceMatcher(None, one.stems, other.stems, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= MOST_WORDS * whole


def _word_for_word(one: Content, other: Content, found: Likeness) -> bool:
    """Words of one named speaker that another is said to have said, nearly all of one of the quotes."""
    if found.n_shared < WORDS[SAME] or not found.exact:
        return False
    return found.contained >= (0.8 if found.held >= HELD[OPEN] else 0.9)


def _both_marked(one: Content, other: Content) -> bool:
    return "indirect" not in (one.quote.kind, other.quote.kind)


def _near(one: Content, other: Content) -> bool:
    """What two quotes share at most, reckoned fast, could join them."""
    most = sum(max(told, other.keys[key]) for key, told in one.keys.items() if key in other.keys)
    return most >= min(LEAST.values()) * min(one.weight, other.weight) or most >= VERBATIM


def _index(contents: Sequence[Content]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for at, each in enumerate(contents):
        for key in each.keys:
            index[key].add(at)
    return index


def _met(each: Content, index: Mapping[str, set[int]]) -> set[int]:
    """The quotes that have one of the rarest terms of this, and another of its terms where that is a crowd's."""
    ranked = sorted(each.keys, key=lambda key: (len(index[key]), key))
    met: set[int] = set()
    told = 0.0
    for at, key in enumerate(ranked):
        if told > RARE * each.weight:
            break
        told += each.keys[key]
        if len(index[key]) <= CROWD:
            met |= index[key]
        else:
            met.update(*(index[key] & index[other] for other in ranked[at + 1 :]))
    return met
