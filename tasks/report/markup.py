"""Text as markup that says just that text: escaped, and what cannot be seen spelt out."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from tasks.report.words import visible

_active = re.compile("[&<>\"']").search


def is_plain(text: str) -> bool:
    """Whether a text says itself as markup, it and every part of it."""
    return text.isprintable() and not _active(text)


def safe(text: str) -> str:
    """Text as markup that says just that text."""
    return text if is_plain(text) else str(escape(visible(text)))


def shown(value: Any) -> str:
    """A value as markup: a text as `safe` has it, finished markup as it is."""
    kind = type(value)
    if kind is str:
        return safe(value)
    if kind is Markup:
        return value
    return str(value) if kind is int or kind is float else str(escape(visible(value)))
