"""Whether an article is a stub: a body that is a notice or the beginning of something, not a report."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.clean import lexicon

FEWEST_WORDS = 80


def is_stub(body: str, dropped: Iterable[str]) -> bool:
    """Whether a body has fewer than 80 words or is cut off: it ends in dots, or the page asks for money to read on.

    `dropped` are the document's lines about subscriptions.
    """
    if len(body.split()) < FEWEST_WORDS or body.rstrip("\"'”’)] ").endswith(("...", "…")):
        return True
    return any(_is_paywall(text) for text in dropped)


def _is_paywall(text: str) -> bool:
    tokens = " ".join(lexicon.tokens(text))
    return any(phrase in tokens for phrase in _phrases())


def _phrases() -> list[str]:
    return [" ".join(lexicon.tokens(line)) for line in lexicon.entries("paywall")]
