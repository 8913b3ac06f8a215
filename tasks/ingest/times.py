"""Times that records give in one of the few forms machines write."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")


def instant(text: str | None) -> datetime | None:
    """The instant, in UTC, that a text gives as ISO 8601, RFC 2822 or seconds (milliseconds) since 1970; else None.

    A time without a zone counts as UTC. Other forms are not guessed at.
    """
    if text is None:
        return None
    try:
        value = _parsed(text.strip())
        value = value if value.tzinfo else value.replace(tzinfo=UTC)
        return value.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _parsed(text: str) -> datetime:
    if _EPOCH.fullmatch(text):
        number = float(text)
        return datetime.fromtimestamp(number / 1000 if number >= 1e11 else number, UTC)
    if text[:4].isdigit():
        return datetime.fromisoformat(text)
    return parsedate_to_datetime(text)
