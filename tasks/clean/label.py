"""Reasons for a document's lines: from the classifier's verdict to kept and dropped, step by step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from tasks.clean import lexicon, repeats, times
from tasks.clean.bylines import byline, is_name, place
from tasks.clean.captions import is_credited
from tasks.clean.draft import Draft, Said
from tasks.clean.headline import is_lede, standfirst_line, title_line
from tasks.clean.lines import Line, ends_sentence, is_trail
from tasks.clean.recurring import line_key

# A class's cue in a short line of the body that begins with it: dropped whatever the classifier says.
_SURE = ("advertisement", "related", "subscribe", "comment", "share")
_SURE_WORDS = 10
_SURE_LABEL = 40  # words of a line that names its class before a colon ("Also read: …")
_LONE = 8  # words of a line that, before the first paragraph or after a break behind the last, is no paragraph
_HEAD = 12  # lines round title and body's start in which bylines and times stand
_DATE_WORDS = 16  # words of a line that may be a time's
_DATE_LENGTH = 200  # and its code points
_MODIFIED_LABELS = frozenset({"updated", "modified", "update"})
_TIME_LABELS = _MODIFIED_LABELS | {"published", "posted", "date", "created"}
_DASHES = " »>›/|"


def label(lines: Sequence[Line], in_body: Sequence[bool], said: Said, learned: Collection[str]) -> Draft:
    """A draft with a reason for every line. `said` wins over what the text says; `learned`: the outlet's own lines."""
    draft = Draft(lines, ["body" if kept else "" for kept in in_body], said)
    _drop_sure(draft)
    _find_head(draft, learned)
    _trim(draft)
    _drop_learned(draft, learned)
    _drop_copied_standfirst(draft)
    _drop_repeats(draft)
    _name_rest(draft)
    body = draft.of("body")
    draft.place = place(lines[body[0]].text) if body else None
    return draft


def _drop_sure(draft: Draft) -> None:
    for index in draft.of("body"):
        reason = _sure(draft.lines[index].text)
        draft.reasons[index] = reason or "body"


def _sure(text: str) -> str | None:
    """The class of a line that says itself that it is no part of the report."""
    if is_credited(text):
        return "caption"
    if is_trail(text):
        return "navigation"
    tokens = lexicon.tokens(text)
    found = lexicon.cues(text)
    sure = [kind for kind in _SURE if found.get(kind)]
    if not sure:
        return None
    if len(tokens) <= _SURE_WORDS and not ends_sentence(text):
        return sure[0]
    return "related" if "related" in sure and ":" in text[:24] and len(tokens) <= _SURE_LABEL else None


def _trim(draft: Draft) -> None:
    """Take away what was kept before the first paragraph, and after a break behind the last, and is no paragraph."""
    body = draft.of("body")
    prose = [index for index in body if _is_prose(draft.lines[index].text)]
    if not prose:
        return
    for index in body:
        broken = index > prose[-1] and any(draft.reasons[other] != "body" for other in range(prose[-1], index))
        if (index < prose[0] or broken) and not _is_prose(draft.lines[index].text):
            draft.reasons[index] = ""


def _is_prose(text: str) -> bool:
    return ends_sentence(text) or text.endswith(":") or text.count(" ") >= _LONE


def _find_head(draft: Draft, learned: Collection[str]) -> None:
    """Title, standfirst, byline, times and section, and the reasons of their lines."""
    title = title_line(draft, learned)
    if title is not None:
        _mark_title(draft, title)
    if draft.said.standfirst and is_lede(draft, draft.said.standfirst):
        draft.said = replace(draft.said, standfirst=None)
    standfirst = standfirst_line(draft, title)
    if standfirst is not None:
        _mark(draft, standfirst, "standfirst")
        draft.said = draft.said.or_else(Said(standfirst=draft.lines[standfirst].text))
    body = draft.of("body")
    if body:
        _find_people_and_times(draft, _head_zone(draft, title, body[0]))


def _mark_title(draft: Draft, title: int) -> None:
    crumbs = [_crumb(draft.lines, index) for index in _mark(draft, title, "title")]
    section = next((crumb for crumb in crumbs if crumb), None)
    draft.said = draft.said.or_else(Said(title=draft.lines[title].text, section=section))


def _mark(draft: Draft, chosen: int, reason: str) -> list[int]:
    """Give a line its reason and mark its copies as repeats; all their places."""
    key = repeats.key(draft.lines[chosen].text)
    places = [index for index, line in enumerate(draft.lines) if repeats.key(line.text) == key]
    for index in places:
        draft.reasons[index] = reason if index == chosen else "repeat"
    return places


def _crumb(lines: Sequence[Line], index: int) -> str | None:
    """The section in a breadcrumb whose last part is the title: "World »" on the line before."""
    before = lines[index - 1].text if index else ""
    found = before.rstrip(_DASHES).strip()
    return found if found != before and 1 <= len(found.split()) <= 4 else None


def _head_zone(draft: Draft, title: int | None, first: int) -> range:
    """The lines in which bylines and times are looked for: from a little before the title to the body's start."""
    start = max(first - _HEAD, 0) if title is None else max(min(title, first) - 4, 0)
    return range(start, min(first + 3, len(draft.lines)))


def _find_people_and_times(draft: Draft, zone: range) -> None:
    """Bylines and times; those that say what they are before those that only look like it."""
    lines = [index for index in zone if _may_tell(draft, index)]
    for index in lines:
        _take_byline(draft, index, byline(draft.lines[index].text))
    for labelled in (True, False):
        for index in lines:
            if _says_so(draft.lines[index].text) is labelled:
                _take_times(draft, index)
    if draft.said.byline is None:
        for index in lines:
            _take_byline(draft, index, _name_at_time(draft, index))


def _may_tell(draft: Draft, index: int) -> bool:
    text = draft.lines[index].text
    return draft.reasons[index] in ("", "body") and not (ends_sentence(text) and text.count(" ") > _DATE_WORDS)


def _says_so(text: str) -> bool:
    return any(word in _TIME_LABELS for word in lexicon.tokens(text))


def _take_byline(draft: Draft, index: int, found: str | None) -> None:
    if found and draft.reasons[index] in ("", "body"):
        draft.reasons[index] = "byline"
        draft.said = draft.said.or_else(Said(byline=found))
        _take_times(draft, index)


def _name_at_time(draft: Draft, index: int) -> str | None:
    """A line that is nothing but a name, where the line before or after it is a time."""
    text = draft.lines[index].text
    near = (other for other in (index - 1, index + 1) if 0 <= other < len(draft.lines))
    return text if is_name(text) and any(_is_time_line(draft.lines[other].text) for other in near) else None


def _is_time_line(text: str) -> bool:
    return _is_short(text) and bool(times.find(text))


def _is_short(text: str) -> bool:
    return len(text) <= _DATE_LENGTH and text.count(" ") < _DATE_WORDS


def _take_times(draft: Draft, index: int) -> None:
    """The times of a line: the last one modified where the line says so, the first one published."""
    text = draft.lines[index].text
    found = times.find(text) if _is_short(text) else []
    if not found or (draft.reasons[index] == "body" and ends_sentence(text)):
        return
    draft.reasons[index] = draft.reasons[index] if draft.reasons[index] == "byline" else "dateline"
    updated = any(word in _MODIFIED_LABELS for word in lexicon.tokens(text))
    published = found[0] if not updated or len(found) > 1 else None
    source = published.source("text") if published else None
    modified = found[-1] if updated else None
    draft.said = draft.said.or_else(Said(published=published, published_source=source, modified=modified))


def _drop_learned(draft: Draft, learned: Collection[str]) -> None:
    if not learned:
        return
    for index, reason in enumerate(draft.reasons):
        if reason in ("", "body") and line_key(draft.lines[index].text) in learned:
            draft.reasons[index] = "template"


def _drop_copied_standfirst(draft: Draft) -> None:
    """A standfirst that is a paragraph of the body, or a paragraph's beginning, is none: the body says it."""
    if not draft.said.standfirst:
        return
    key = repeats.key(draft.said.standfirst)
    others = (repeats.key(draft.lines[index].text) for index in draft.of("body"))
    if any(key == other or repeats.is_beginning(key, other) for other in others):
        draft.said = replace(draft.said, standfirst=None)
        for index in draft.of("standfirst"):
            draft.reasons[index] = "repeat"


def _drop_repeats(draft: Draft) -> None:
    seen = [text for text in (draft.said.title, draft.said.standfirst) if text]
    body = draft.of("body")
    found = repeats.repeated([draft.lines[index].text for index in body], seen)
    for index, again in zip(body, found, strict=True):
        draft.reasons[index] = "repeat" if again else "body"


def _name_rest(draft: Draft) -> None:
    """Reasons of what the classifier dropped."""
    body = draft.of("body")
    kept = {repeats.key(draft.lines[index].text) for index in (*body, *draft.of("standfirst"))}
    for index in draft.of(""):
        line = draft.lines[index]
        place = "before" if not body or index < body[0] else "after" if index > body[-1] else "inside"
        draft.reasons[index] = "repeat" if repeats.key(line.text) in kept else _reason(line.text, place)


@lru_cache(maxsize=1 << 12)
def _reason(text: str, place: str) -> str:
    """Why a line was dropped: the class of its cues, else what lines of its shape at its place mostly are."""
    found = lexicon.cues(text)
    if is_credited(text) or is_trail(text):
        return "caption" if is_credited(text) else "navigation"
    for wanted in (True, False):
        kinds = [kind for kind in lexicon.CLASSES if found.get(kind) is wanted]
        if kinds:
            return kinds[0]
    words = text.count(" ") + 1
    if words <= 4:
        return "navigation"
    return {"before": "furniture", "inside": "caption", "after": "related"}[place]
