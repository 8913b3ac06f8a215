"""Whether two quotes can be of one speaker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks import names
from tasks.link.records import Quote
from tasks.link.utterances.lexicon import listed

SAME, OPEN, OTHER = "same", "open", "other"
_NAME = re.compile(r"[^\W\d_][\w'\u2019-]*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quote, as far as it is known: an entity, the words of a name, or what describes them."""

    entity_id: str | None
    name: tuple[str, ...]
    described: str | None


def speaker(quote: Quote) -> Speaker:
    """The speaker of a quote; a name as written counts where no canonical one is known."""
    known = _folded(quote.speaker or "")
    if known and known not in names.peoples():
        by_rank = len(known) == 1 and len(_plain(quote.speaker or "")) > 1  # who that is the last name tells
        return Speaker(None if by_rank else quote.speaker_entity_id, known, None)
    name = _folded(_capitals(quote.speaker_text or "")) if quote.speaker_source == "name" else ()
    if set(name) - listed("offices") and name not in names.peoples():
        return Speaker(quote.speaker_entity_id, name, None)
    words = _folded(quote.speaker_text or "") if quote.speaker_source in ("name", "description", "unnamed") else ()
    return Speaker(quote.speaker_entity_id, (), " ".join(words) if set(words) - listed("function") else None)


def relation(one: Speaker, other: Speaker) -> str:
    """`same` speaker, `other` speakers, or `open`: at least one of them goes by no name."""
    if one.entity_id and other.entity_id:
        return SAME if one.entity_id == other.entity_id else OTHER
    if one.name and other.name:
        return SAME if _one_name(one.name, other.name) else OTHER
    return SAME if one.described and one.described == other.described else OPEN


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A surname is its bearer's; so is the name that stands behind or before a title or an office."""
    shorter, longer = sorted((one, other), key=len)
    return longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter


@lru_cache(1 << 14)
def _folded(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, possessive and rank."""
    return _without_rank(_plain(name))


def _plain(name: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    found = (word.casefold().replace("\u2019", "'").removesuffix("'s") for word in _NAME.findall(plain))
    return [word for word in found if word not in ("the", "a", "an", "mr", "mrs", "ms")]


def _without_rank(name: Sequence[str]) -> tuple[str, ...]:
    """A name without the ranks before it; the last word stays."""
    first = next((at for at, word in enumerate(name) if word not in listed("ranks")), 0)
    return tuple(name[min(first, len(name) - 1) :]) if name else ()


def _capitals(text: str) -> str:
    """The last run of capitalised words before any comma: Rossi of "the union leader Anna Rossi, who signed".

    What stands in the possessive before an office ("the city's mayor") is no name of the speaker's.
    """
    words = _NAME.findall(text.split(",")[0])
    runs: list[list[str]] = [[]]
    for word in words:
        if word[0].isupper() and (len(words) == 1 or not word.endswith(("'s", "\u2019s"))):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return " ".join(next((run for run in reversed(runs) if run), []))
