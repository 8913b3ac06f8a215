"""Whether two quotations give a sentence in other words that matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tasks.link.records import Quote
from tasks.link.terms import WORD, is_function_word, stem, terms
from tasks.link.utterances.remarks import are_one
from tasks.link.words import words

SENTENCE_END = re.compile(r"(?<=[.!?…])(?<![A-Z]\.)\s+|(?<=\S)\s*…\s*")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3}[iy])s(?=(?:e|ing?|ation|er)?$)"), "z"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|[a-z])"), "or"),
    (re.compile(r"ll(?=(?:ing|ed|er)?$)"), "l"),
    (re.compile(r"(?<=[a-z]{2}t)re?$"), "er"),
    (re.compile(r"(?<=[a-z]{3}en)c(?=e?$)"), "s"),
    (re.compile(r"ogue?$"), "og"),
    (re.compile(r"ae"), "e"),
)
MOST_ADDED = 2  # words of content that one sentence has more than the other, if it is not another sentence
PUT_IN = re.compile(r"\[[^\]]*\]")  # what an outlet put in a speaker's mouth, for something that it left out
MOST_PUT_IN = 12  # words that stand for it elsewhere


def differing(one: Quote, other: Quote) -> list[tuple[str, str]]:
    """The sentences that two quotations in marks have in common but for a word of content, one's before the other's."""
    mine, yours = sentences(one), sentences(other)
    pairs = [(a, _likest(a, yours)) for a in mine if yours]
    return [(a, b) for a, b in pairs if _likest(b, mine) == a and _differs(a, b)]


def _likest(sentence: str, others: Sequence[str]) -> str:
    """The one that has most content in common for its length, the first of equals."""
    content = content_of(sentence)
    return max(others, key=lambda other: len(content & content_of(other)) / (1 + len(content_of(other) | content)))


def sentences(quote: Quote) -> list[str]:
    """The sentences of what a quotation has in marks."""
    return [sentence for text in quote.quoted for sentence in SENTENCE_END.split(text) if sentence.strip()]


def content_of(text: str) -> frozenset[str]:
    """The content terms of some words."""
    return frozenset(term.term for term in terms(text))


def stems_of(text: str) -> frozenset[str]:
    """The words of content without inflection; another word of the same sense is another wording."""
    return _stems(_spoken(text))


def _spoken(text: str) -> list[str]:
    """The words of a text in small letters, parts of a compound and letters of an abbreviation as one."""
    joined = INITIALS.sub(lambda found: found.group().replace(".", ""), text.replace("-", ""))
    return [word.lower() for word in WORD.findall(joined)]


def _stems(spoken: Sequence[str]) -> frozenset[str]:
    return frozenset(_spelled(stem(word)) for word in spoken if not is_function_word(word))


def _apart(spoken: Sequence[str], other: Sequence[str]) -> list[str]:
    """Words with those that the other writes as two in two: no-one is no one."""
    pairs = {one + two: (one, two) for one, two in pairwise(other)}
    return [part for word in spoken for part in pairs.get(word, (word,))]


def _spelled(word: str) -> str:
    """A word as it is spelled on one side of the Atlantic: analyse is analyze, colour color, modelling modeling."""
    for pattern, replaced in SPELLINGS:
        word = pattern.sub(replaced, word)
    return word


def _differs(one: str, other: str) -> bool:
    """Whether two sentences are one said in other words that matter, and not one a part of the other."""
    spoken = _spoken(one), _spoken(other)
    mine, yours = _stems(_apart(*spoken)), _stems(_apart(*spoken[::-1]))
    if mine == yours or is_part(one, other) or _is_filled(one, other) or _is_filled(other, one):
        return False
    if mine < yours or yours < mine:
        return len(mine ^ yours) <= MOST_ADDED
    return 2 * len(mine & yours) >= max(len(mine), len(yours)) or are_one(one, other)


def is_part(one: str, other: str) -> bool:
    """Whether one's words stand in a row in the other."""
    short, long = sorted((words(one), words(other)), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _is_filled(one: str, other: str) -> bool:
    """Whether one stands in the other but for what an outlet put in, in square brackets."""
    if not PUT_IN.search(one):
        return False
    parts = (" ".join(map(re.escape, words(part))) for part in PUT_IN.split(one))
    others = rf"(?: \S+){{0,{MOST_PUT_IN}}} ?"
    return bool(re.search(rf"(?<!\S){others.join(parts)}(?!\S)", " ".join(words(other))))
