"""A name as entities are told by it: its words without title and possessive, and what they say of its bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks import names
from tasks.extract.entities import lexicon
from tasks.extract.quotes.lexicon import given
from tasks.names import Words

AFTER = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "mp", "mep", "esq", "obe", "mbe", "cbe", "md", "qc", "kc"})
ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,8}[A-Z]s?")
_EXTRA = re.compile(r"\s*(?:,\s*(?:aged?\s+)?\d|\(|\n).*", re.DOTALL)  # an age or an aside that the name ran into
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Form:
    """A name apart from where it stands: as shown, its folded words, its title, and the gender title or name tell."""

    shown: str
    words: Words
    title: str | None
    gender: str | None

    @property
    def is_acronym(self) -> bool:
        """Whether the name is one word of initials."""
        return len(self.words) == 1 and bool(ACRONYM.fullmatch(self.shown.replace(".", "")))


@lru_cache(maxsize=65536)
def form_of(text: str, kind: str, before: str | None = None) -> Form:
    """Read a name of a kind; `before` is the title that stands before it in the text."""
    kept = names.unpossessed(_EXTRA.sub("", text.strip()) or text.strip())
    title = None
    if kind == "PERSON":
        title, kept = _without_title(kept)
    kept = re.sub(r"^(?i:the)\s+(?=\S)", "", kept)
    title = title or before
    found = names.words(kept)
    if kind == "PERSON" and len(found) > 1 and found[-1] in AFTER:
        found = found[:-1]
    return Form(kept, names.plain(found, kind) or (names.fold(kept),), title, _gender(found, title, kind))


def _without_title(name: str) -> tuple[str | None, str]:
    """The last word of the title that a name begins with, and the name after it."""
    parts = _WORD.findall(name)
    cut, title = 0, None
    for index, part in enumerate(parts[:-1]):
        word = names.fold(part).strip(".,")
        if word in lexicon.titles() and word not in given():
            cut, title = index + 1, word
        elif word in given():
            break
    while cut < len(parts) - 2 and names.fold(parts[cut]) in ("of", "for"):
        cut += 2
    return title, " ".join(parts[cut:]) if cut else name


def _gender(found: Words, title: str | None, kind: str) -> str | None:
    if kind != "PERSON" or not found:
        return None
    return lexicon.titles().get(title or "") or (given().get(found[0]) if len(found) > 1 else None)
