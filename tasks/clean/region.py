"""The body as a region: paragraphs that the classifier missed inside it come back, islands about something else go.

Islands are cookie notices and terms far below the report, which read like paragraphs and are none of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tasks.clean import lexicon, repeats
from tasks.clean.features import content_words
from tasks.clean.lines import Line, ends_sentence

_GAP = 6  # lines that are not of the body between two islands
_NOTICE_SHARE = 0.3  # of an island's lines that speak of cookies, rights and terms: then it is a notice, …
_NOTICE_TOPIC = 0.5  # … unless the main part holds that share of its content words
_MISSED_WORDS = 25  # words of a paragraph that may come back
_MISSED_TOPIC = 0.3
_NEAR = 5  # lines between it and the body
_FURNITURE = frozenset({"legal", "subscribe", "comment", "metadata", "caption", "share", "advertisement"})
_LONG = 50  # words from which only a notice's cues tell against a paragraph
_VERY_LONG = 100  # words from which a line is running text, however it ends
_NOTICE = frozenset({"legal", "subscribe"})
_SIGN_OFF = re.compile(
    r"\s*\((?:(?i:additional )?(?i:report|writ|edit|compil)(?i:ing|ed))\b[^()]*\)$"
)  # "(Reporting by …)" at a paragraph's end
_BRACKETS = re.compile(r"(?:\s*\([^()]*\))+$")
_SIGNED_WORDS = 6  # words of a sentence before it, less one
_SIGNED = 300  # code points in which it is looked for
_FEW_LINES = 12  # a document of no more says too little of what it is about
_APART = 2  # lines of something else between the body and what stands apart before it
_FEW_BEFORE = 30  # words
_DOUBLED = (5, 40)  # words of a line that stands twice in a row: a picture's description and its caption
_DOUBLED_SHARE = 0.3  # of the body's lines, from which everything is doubled and doubling tells nothing


def refine(lines: Sequence[Line], in_body: Sequence[bool]) -> list[bool]:
    """Whether each line is of the body: notices and doubled captions out, missed paragraphs back in."""
    islands = _islands(in_body)
    if not islands:
        return list(in_body)
    main = max(islands, key=lambda island: sum(_size(lines[index]) for index in island))
    topic = {word for index in main for word in content_words(lines[index].text)}
    kept = {index for island in islands if island is main or not _is_notice(lines, island, topic) for index in island}
    kept -= _doubled(lines, kept)
    kept -= _before(lines, sorted(kept))
    texts = {lines[index].text for index in kept}
    return [index in kept or _is_missed(lines, index, kept, topic, texts) for index in range(len(lines))]


def _doubled(lines: Sequence[Line], kept: set[int]) -> set[int]:
    """The lines of the body that begin as the line before or after them does; a sentence's exact copy is a repeat."""
    found: set[int] = set()
    keys = [repeats.key(line.text) for line in lines]
    for index, (first, second) in enumerate(pairwise(keys)):
        shorter = min(first, second, key=len)
        copied = first == second and ends_sentence(lines[index].text)
        alike = not copied and first.startswith(shorter) and second.startswith(shorter)
        if alike and _DOUBLED[0] <= shorter.count(" ") + 1 <= _DOUBLED[1]:
            found |= {index, index + 1} & kept
    return found if len(found) < _DOUBLED_SHARE * len(kept) else set()


def _before(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """The few words about something else that stand apart before the body: settings, notices, a menu's sentences."""
    breaks = (place for place, (one, two) in enumerate(pairwise(kept), 1) if two - one > _APART)
    end = next(breaks, 0)
    head, rest = kept[:end], kept[end:]
    topic = {word for index in rest for word in content_words(lines[index].text)}
    few = sum(_size(lines[index]) for index in head) < _FEW_BEFORE
    about = sum(_about(lines[index].text, topic) for index in head) / max(len(head), 1)
    return set(head) if few and about < _NOTICE_TOPIC else set()


def _about(text: str, topic: set[str]) -> float:
    held = content_words(text)
    return sum(word in topic for word in held) / max(len(held), 1)


def _size(line: Line) -> int:
    return line.text.count(" ") + 1


def _islands(in_body: Sequence[bool]) -> list[list[int]]:
    islands: list[list[int]] = []
    for index, kept in enumerate(in_body):
        if kept and islands and index - islands[-1][-1] <= _GAP:
            islands[-1].append(index)
        elif kept:
            islands.append([index])
    return islands


def _is_notice(lines: Sequence[Line], island: Sequence[int], topic: set[str]) -> bool:
    """Whether an island speaks of cookies, rights and terms, and not of what the main part is about."""
    telling = sum("legal" in lexicon.cues(lines[index].text) for index in island)
    about = sum(_about(lines[index].text, topic) for index in island) / len(island)
    return telling > _NOTICE_SHARE * len(island) and about < _NOTICE_TOPIC


def _is_missed(lines: Sequence[Line], index: int, kept: set[int], topic: set[str], texts: set[str]) -> bool:
    """Whether a line is a long paragraph in or next to the body, about the same, and no caption, notice or copy."""
    text, size = lines[index].text, _size(lines[index])
    near = any(index + step in kept for step in range(-_NEAR, _NEAR + 1))
    if near and text not in texts and _is_signed_sentence(text):
        return True
    if size < _MISSED_WORDS or text in texts or text.endswith(("...", "…")):
        return False
    signed = _SIGN_OFF.search(text[-_SIGNED:]) is not None
    furniture = _NOTICE if signed or size >= _LONG else _FURNITURE
    if lexicon.cues(text).keys() & furniture or not near:
        return False
    if size >= _VERY_LONG:
        return True
    return (signed or ends_sentence(text)) and (len(lines) <= _FEW_LINES or _about(text, topic) >= _MISSED_TOPIC)


def _is_signed_sentence(text: str) -> bool:
    """Whether a sentence stands before a sign-off at the end of its line: the last of a report."""
    if not text.endswith(")") or not _SIGN_OFF.search(text[-_SIGNED:]):
        return False
    told = _BRACKETS.sub("", text)
    return ends_sentence(told) and told.count(" ") >= _SIGNED_WORDS and not lexicon.cues(told).keys() & _FURNITURE
