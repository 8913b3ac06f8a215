"""Lines that name who made a picture: captions with their credits."""

from __future__ import annotations

import re

_LONGEST = 400  # code points of a caption
_PICTURE = r"(?:photo(?:graph)?|picture|pic|image|illustration|graphic|cartoon|screengrab|screenshot|handout|visual)s?"
_MADE = r"(?: ?(?:credit|courtesy|source|by|via|copyright))?"
# "(Image: file)", "(Daily photo by A. Lee)", "[Photo courtesy of the artist]" at the end
_BRACKETED = re.compile(
    rf"[(\[](?:[\w.'’-]+ ){{0,4}}{_PICTURE}{_MADE}(?:\s*[:/|©]|\s|(?=[)\]]))[^()\[\]]{{0,80}}[)\]]$", re.IGNORECASE
)
# "A crane at work. Photograph: Ann Lee for the paper", "Photo: Agency", "The bridge | Image courtesy: Ann Lee"
_NAMED = re.compile(
    rf"(?:^|[.!?][\"'”’)]*\s+|\s[|–—/-]\s)(?:[A-Z][\w.]+ )?(?i:{_PICTURE})"
    rf"(?:(?i:{_MADE})\s*[:/©]\s*(?=[A-Z©@]|(?i:handout|file|supplied|courtesy|provided|the|archive))"
    r"| (?:[Bb]y|BY|[Cc]ourtesy(?: of)?|[Vv]ia) (?=[A-Z]))(?P<who>\S.{0,100})$"
)
_WORD = re.compile(rf"\b{_PICTURE}\b", re.IGNORECASE)
_WHO = 14  # words that name who made a picture


def is_credited(text: str) -> bool:
    """Whether a line says at its end, or in its only words, who made the picture it goes with."""
    if len(text) > _LONGEST or not _WORD.search(text):
        return False
    named = _NAMED.search(text)
    return _BRACKETED.search(text) is not None or bool(named and len(named["who"].split()) <= _WHO)
