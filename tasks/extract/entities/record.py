"""What stands on ``doc._.entities``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity; `form` is name, nominal or pronoun; offsets are code points, end exclusive."""

    kind: str
    form: str
    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that a doc names: a canonical name, a kind of the warehouse, the other names it goes by.

    `name` has no title, possessive or leading article; `aliases` are the other forms as written, in order of first
    appearance; `mentions` are in the order of the text.
    """

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
