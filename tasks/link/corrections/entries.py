"""One correction, and what may be named in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warehouse.ids import digest
from warehouse.terms import CORRECTION_KINDS

MERGE, SPLIT, JOIN, RENAME, DETACH, SPEAKER, REFUTE = CORRECTION_KINDS
APART = "apart"
_HEX = "[0-9a-f]{16}"
_IDS = {
    "story": re.compile(f"s{_HEX}"),
    "article": re.compile(f"a{_HEX}"),
    "entity": re.compile(f"e{_HEX}"),
    "quote": re.compile(rf"q{_HEX}-[tsb]\d+-\d+"),
    "conflict": re.compile(f"x{_HEX}"),
}
_ANY_ID = re.compile(rf"[a-z]{_HEX}(-[tsb]\d+-\d+)?")


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: `targets` are the ids, addresses and names it is about, in the order of its keys.

    Of a split the first is what is split, the others are the articles taken out. `value` is the name given, the speaker
    set (None: nobody), or `APART`.
    """

    kind: str
    targets: tuple[str, ...]
    value: str | None = None
    reason: str | None = None
    by: str | None = None

    @property
    def correction_id(self) -> str:
        """A function of what is corrected, not of why or by whom."""
        return "k" + digest(self.kind, *self.targets, "=", self.value or "")


def is_id(text: str, kind: str) -> bool:
    """Whether a text is written as the ids of a kind are: story, article, entity, quote, conflict."""
    return _IDS[kind].fullmatch(text) is not None


def names(text: str, kind: str) -> bool:
    """Whether a text can name a thing of a kind: by its id; an article by its address too, a story by an article, an
    entity by any name."""
    if kind == "article":
        return is_id(text, kind) or "://" in text
    if kind == "story":
        return is_id(text, kind) or names(text, "article")
    if kind == "entity":
        return is_id(text, kind) or _ANY_ID.fullmatch(text) is None
    return is_id(text, kind)
