"""What is joined: utterances and their wordings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """One quote's wording against its utterance's reference: `same`, `part` or `differs`, and which words differ."""

    quote_id: str
    agreement: str
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said, as quotes of a story give it.

    `quotes` are ids in the order of their articles' times; `reference` is the fullest directly quoted wording, and
    `variants` hold one wording a quote, the reference's own among them. `confidence` is 0 to 1, the score of the
    weakest join, and 1 where nothing was joined: it orders joins, is no chance of being right, and is not published.
    """

    quotes: tuple[str, ...]
    reference: str
    variants: tuple[Variant, ...]
    confidence: float
