"""Values of query results as text: for people, for CSV and for JSON. Times are ISO 8601 in UTC."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any


def to_json(value: Any) -> Any:
    """A value as JSON knows it: lists, structs and maps stay nested, times and the rest become text, NaN null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {_key(key): to_json(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return [to_json(inner) for inner in value]
    return _scalar(value)


def to_text(value: Any) -> str:
    """A value as CSV shows it: NULL is empty, lists and structs are JSON."""
    if value is None:
        return ""
    plain = to_json(value)
    if isinstance(plain, str):
        return plain
    return str(value) if isinstance(value, float) else dumps(plain)


def to_cell(value: Any) -> str:
    """A value as one line of a table: line breaks are blanks, and what would steer the terminal is shown as `�`."""
    text = " ".join(to_text(value).split()) if isinstance(value, str) else to_text(value)
    return "".join("�" if unicodedata.category(char) == "Cc" else char for char in text)


def dumps(value: Any) -> str:
    """JSON on one line, with characters as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _key(key: Any) -> str:
    return key if isinstance(key, str) else to_text(key)


def _scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():g} s"
    return str(value)


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        return value.isoformat()
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
