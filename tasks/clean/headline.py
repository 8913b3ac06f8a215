"""Which line of a dump is the title, and which the standfirst."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tasks.clean import lexicon, repeats, times
from tasks.clean.bylines import byline, is_name, place
from tasks.clean.captions import is_credited
from tasks.clean.draft import Draft
from tasks.clean.features import content_words
from tasks.clean.lines import ends_sentence, is_trail
from tasks.clean.recurring import line_key

_REACH = (40, 4)  # lines before and after the body's first paragraph among which the title is looked for
_MENU_WORDS = 6  # of a line that a menu may hold
_SIZES = (3, 32)  # words of a title
_STANDFIRST = (8, 80)  # words of a standfirst
_STANDFIRST_TOPIC = 0.3
_UNDER_TITLE_TOPIC = 0.1
# Words with which no title ends, but a line in the middle of a sentence does.
_OPEN_ENDS = frozenset(
    {"the", "a", "an", "of", "and", "said", "to", "in", "for", "with", "by", "at", "from", "that", "its"}
)
_ENDING = re.compile(r"(?<=\w{3})(?:'s|s'|ings?|ed|es|s|e)$")
NAMES = (
    "shared", "often", "near", "after_first", "copied", "copied_twice", "short", "middling", "long", "very_long", "gap",
    "gap_after", "bullet", "full_stop", "question", "sentence", "prose", "caption", "credit", "capitals", "kept",
    "time_follows", "time_next", "byline_next", "copied_inside", "few_words", "top", "earliest", "digits", "quote",
)  # fmt: skip
PATH = Path(__file__).with_name("model") / "titles.json"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line is judged against: where the body begins, how often each line and each word of the body stands."""

    first: int
    copies: Counter[str]
    topic: Counter[str]


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    """The weights of `NAMES` and what a title must reach. `python -m bench.fit_titles` fits them."""
    stored = json.loads(PATH.read_text(encoding="utf-8"))
    return tuple(stored["weights"][name] for name in NAMES), stored["threshold"]


def title_line(draft: Draft, outlet_lines: Collection[str]) -> int | None:
    """The line that is the title: the one given, else the likeliest round the body's beginning; None if none is.

    `outlet_lines` are keys of lines that the outlet repeats, and that are therefore nobody's title.
    """
    if draft.said.title:
        return _given(draft, draft.said.title)
    places, rows = candidates(draft, outlet_lines)
    weights, threshold = _weights()
    scores = [sum(weight * value for weight, value in zip(weights, row, strict=True)) for row in rows]
    best = max(scores, default=threshold)
    return places[scores.index(best)] if best > threshold else None


def _given(draft: Draft, title: str) -> int | None:
    key = repeats.key(title)
    found = [index for index, line in enumerate(draft.lines) if repeats.key(line.text) == key]
    return found[0] if found else None


def candidates(draft: Draft, outlet_lines: Collection[str] = ()) -> tuple[list[int], list[tuple[float, ...]]]:
    """The lines that may be the title, in order, and their features (`NAMES`); of lines that are the same, one each."""
    body = draft.of("body")
    if not body:
        return [], []
    setting = _setting(draft, body)
    zone = range(max(setting.first - _REACH[0], 0), min(setting.first + _REACH[1], len(draft.lines)))
    places = [index for index in zone if _possible(draft.lines[index].text)]
    places = [index for index in places if not outlet_lines or line_key(draft.lines[index].text) not in outlet_lines]
    last = {repeats.key(draft.lines[index].text): index for index in places if index <= setting.first}
    places = [index for index in places if last.get(repeats.key(draft.lines[index].text), index) == index]
    return places, [(*_features(draft, index, setting), *_shape(draft.lines[index].text)) for index in places]


def _setting(draft: Draft, body: Sequence[int]) -> Setting:
    sentences = (index for index in body[:4] if _is_prose(draft.lines[index].text))
    return Setting(
        next(sentences, body[0]),
        Counter(repeats.key(line.text) for line in draft.lines),
        Counter(word for index in body for word in _stems(draft.lines[index].text)),
    )


def _stems(text: str) -> set[str]:
    """A line's content words without their endings: a headline's "offers" is the body's "offered"."""
    return {_ENDING.sub("", word) for word in content_words(text)}


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and text.count(" ") >= 9


def _possible(text: str) -> bool:
    words = text.count(" ") + 1
    if not _SIZES[0] <= words <= _SIZES[1] or text.endswith(("...", "…", ":", ",")) or text[0].islower():
        return False
    if text[0] == "(" or set(lexicon.tokens(text)[-1:]) & _OPEN_ENDS or place(text):
        return False
    if is_credited(text) or is_trail(text) or _is_cue(text, words):
        return False
    return byline(text) is None and not is_name(text)


def _is_cue(text: str, words: int) -> bool:
    """Whether a line begins with a cue of furniture; menus' words begin headlines too ("Back to work: …")."""
    kinds = {kind for kind, begins in lexicon.cues(text).items() if begins}
    return bool(kinds if words <= _MENU_WORDS else kinds - {"navigation"})


def _features(draft: Draft, index: int, setting: Setting) -> tuple[float, ...]:
    """What a line's place and words tell, in the order of `NAMES` up to `bullet`."""
    lines, text = draft.lines, draft.lines[index].text
    held = _stems(text)
    shared = sum(setting.topic[word] > 0 for word in held) / max(len(held), 1)
    often = sum(min(setting.topic[word], 3) for word in held) / max(3 * len(held), 1)
    copies = setting.copies[repeats.key(text)]
    words = text.count(" ") + 1
    sizes = ((3, 5), (6, 9), (17, 22), (23, 99))
    return (
        shared, often, 1 - min(abs(setting.first - index), 20) / 20, float(index > setting.first), float(copies > 1),
        float(copies > 2), *(float(low <= words <= high) for low, high in sizes), float(lines[index].gap),
        float(index + 1 == len(lines) or lines[index + 1].gap), float(lines[index].bullet), float(text.endswith(".")),
        float(text.endswith("?")), float(ends_sentence(text)), float(words >= 12 and ends_sentence(text)),
        *_told(draft, index), float(len(held) < 3), float(index == 0), float(index < 3 and setting.first < 8),
    )  # fmt: skip


def _told(draft: Draft, index: int) -> tuple[float, ...]:
    """Whether it reads like a caption, its share of capitals, whether it was kept so far, whether a time follows."""
    text = draft.lines[index].text
    words = text.split()
    following = [line.text for line in draft.lines[index + 1 : index + 5]]
    key = repeats.key(text)
    inside = draft.of("body")[1:-1]
    return (
        float("caption" in lexicon.cues(text)), float(text.endswith((")", "]"))),
        sum(word[0].isupper() for word in words) / len(words), float(draft.reasons[index] == "body"),
        float(any(_tells_time_or_name(other) for other in following)),
        float(any(_tells_time_or_name(other) for other in following[:1])),
        float(any(byline(other) is not None for other in following[:1])),
        float(bool(inside) and any(repeats.key(line.text) == key for line in draft.lines[inside[0] : inside[-1]])),
    )  # fmt: skip


def _tells_time_or_name(text: str) -> bool:
    short = len(text) < 200 and text.count(" ") < 16
    return short and (byline(text) is not None or bool(times.find(text)))


def _shape(text: str) -> tuple[float, float]:
    return float(any(map(str.isdigit, text))), float(text[0] in "\"“‘'")


def standfirst_line(draft: Draft, title: int | None) -> int | None:
    """The line that is the standfirst: given, or prose outside the body that is about the same, next to the title."""
    if draft.said.standfirst:
        return _given(draft, draft.said.standfirst)
    body = draft.of("body")
    if title is None or not body:
        return None
    topic = {word for index in body for word in content_words(draft.lines[index].text)}
    doubled = [index for index in (title + 1, title + 2) if _is_doubled(draft, index)]
    after = [index for index in range(title + 1, body[0]) if _may_stand_first(draft, index, topic)] or doubled
    before = [index for index in range(max(title - 2, 0), title) if _may_stand_first(draft, index, topic)]
    return next(iter(after or before), None) if after or title <= 2 else None


def is_lede(draft: Draft, standfirst: str) -> bool:
    """Whether a description is a paragraph of the body, a sentence at least, or the beginning of one."""
    key = repeats.key(standfirst)
    body = [draft.lines[index].text for index in draft.of("body")]
    keys = [(repeats.key(text), text) for text in body if text[:1].casefold() == standfirst[:1].casefold()]
    return any(repeats.is_beginning(key, other) or (key == other and ends_sentence(text)) for other, text in keys)


def _is_doubled(draft: Draft, index: int) -> bool:
    """Whether a line under the title stands there twice: as the standfirst and as a picture's or teaser's text."""
    if index + 1 >= len(draft.lines) or draft.lines[index].text.count(" ") < _STANDFIRST[0]:
        return False
    return repeats.key(draft.lines[index].text) == repeats.key(draft.lines[index + 1].text)


def _may_stand_first(draft: Draft, index: int, topic: Collection[str]) -> bool:
    text = draft.lines[index].text
    words = text.count(" ") + 1
    if not _STANDFIRST[0] <= words <= _STANDFIRST[1] or draft.reasons[index] not in ("", "body"):
        return False
    held = content_words(text)
    about = sum(word in topic for word in held) / max(len(held), 1)
    furniture = any(lexicon.cues(text).values()) or is_credited(text) or is_trail(text)
    enough = _UNDER_TITLE_TOPIC if _stands_under_title(draft, index) else _STANDFIRST_TOPIC
    return about >= enough and not furniture


def _stands_under_title(draft: Draft, index: int) -> bool:
    """Whether a line stands between the title and a byline or time, where nearly all that stands is a standfirst."""
    following = draft.lines[index + 1].text if index + 1 < len(draft.lines) else ""
    return index > 0 and draft.reasons[index - 1] == "title" and _tells_time_or_name(following)
