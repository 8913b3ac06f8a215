"""The body as a region: paragraphs that the classifier missed inside it come back, islands about something else go.

Islands are cookie notices, terms and other stories far below the report, which read like paragraphs and are none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.clean import lexicon
from tasks.clean.features import content_words
from tasks.clean.lines import Line, ends_sentence

_GAP = 6  # lines that are not of the body between two islands
_ISLAND_TOPIC = 0.2  # share of an island's content words that the main part holds
_LEGAL_TOPIC = 0.5  # the same, where the island's lines speak of cookies, terms or subscriptions
_LEGAL_SHARE = 0.3
_MISSED_WORDS = 25  # words of a paragraph that may come back
_MISSED_TOPIC = 0.3
_NEAR = 3  # lines between it and the body
_ISLAND = frozenset({"legal"})
_TELLING = frozenset({"legal", "subscribe", "comment", "metadata", "caption", "share", "advertisement"})


def refine(lines: Sequence[Line], in_body: Sequence[bool]) -> list[bool]:
    """Whether each line is of the body, islands taken out and missed paragraphs put back."""
    islands = _islands(in_body)
    if not islands:
        return list(in_body)
    main = max(islands, key=lambda island: sum(_size(lines[index]) for index in island))
    topic = {word for index in main for word in content_words(lines[index].text)}
    kept = {index for island in islands if island is main or _belongs(lines, island, topic) for index in island}
    texts = {lines[index].text for index in kept}
    return [index in kept or _is_missed(lines, index, kept, topic, texts) for index in range(len(lines))]


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


def _belongs(lines: Sequence[Line], island: Sequence[int], topic: set[str]) -> bool:
    """Whether an island is about what the main part is about; one that speaks of cookies and terms must be all the more."""
    held = [word for index in island for word in content_words(lines[index].text)]
    about = sum(word in topic for word in held) / max(len(held), 1)
    telling = sum(bool(lexicon.cues(lines[index].text).keys() & _ISLAND) for index in island)
    return about >= (_LEGAL_TOPIC if telling > _LEGAL_SHARE * len(island) else _ISLAND_TOPIC)


def _is_missed(lines: Sequence[Line], index: int, kept: set[int], topic: set[str], texts: set[str]) -> bool:
    """Whether a line is a long paragraph in or next to the body, about the same, and no caption, notice or copy."""
    text = lines[index].text
    if _size(lines[index]) < _MISSED_WORDS or not ends_sentence(text) or text.endswith(("...", "…")) or text in texts:
        return False
    if lexicon.cues(text).keys() & _TELLING or not any(index + step in kept for step in range(-_NEAR, _NEAR + 1)):
        return False
    held = content_words(text)
    return sum(word in topic for word in held) >= _MISSED_TOPIC * max(len(held), 1)
