"""What is true of the sample reports: `samples/expected/*.json`, loaded into records that tests measure against."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, TypeVar

from tests.samples.truth_across import (
    BadInput,
    BadRecord,
    Claim,
    ClaimReport,
    Conflict,
    Copy,
    Coverage,
    Event,
    Measure,
    Omission,
    Reading,
    Stand,
    Utterance,
    Variant,
    Version,
)  # fmt: skip
from tests.samples.truth_records import SAMPLES, Article, Figure, Placed, Quote, Span

__all__ = [
    "EXPECTED", "SAMPLES", "Article", "BadInput", "BadRecord", "Claim", "ClaimReport", "Conflict", "Copy", "Coverage",
    "Event", "Figure", "Measure", "Omission", "Placed", "Quote", "Reading", "Span", "Stand", "Utterance", "Variant",
    "Version", "load_bad", "load_events",
]  # fmt: skip

EXPECTED = SAMPLES / "expected"
_NESTED: dict[str, type] = {
    "articles": Article, "copies": Copy, "quotes": Quote, "utterances": Utterance, "figures": Figure,
    "measures": Measure, "claims": Claim, "coverage": Coverage, "omissions": Omission, "conflicts": Conflict,
    "versions": Version, "variants": Variant, "reports": ClaimReport, "parts": Span, "quoted": Span,
    "records": BadRecord,
}  # fmt: skip
T = TypeVar("T")


def load_events() -> tuple[Event, ...]:
    """All events, by name."""
    paths = sorted(path for path in EXPECTED.glob("*.json") if path.stem != "bad")
    return tuple(_record(Event, json.loads(path.read_text(encoding="utf-8"))) for path in paths)


def load_bad() -> tuple[BadInput, ...]:
    """The inputs that go wrong."""
    rows = json.loads((EXPECTED / "bad.json").read_text(encoding="utf-8"))["inputs"]
    return tuple(_record(BadInput, row) for row in rows)


def _record(kind: type[T], row: dict[str, Any]) -> T:
    """A row as a record; TypeError when a field is missing or unknown."""
    nested = dict(_NESTED, readings=Reading if kind is Measure else Stand)
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := set(row) - names:
        raise TypeError(f"{kind.__name__} has no field {sorted(unknown)}")
    return kind(**{name: _value(value, nested.get(name)) for name, value in row.items()})


def _value(value: Any, kind: type | None) -> Any:
    if not isinstance(value, list):
        return value
    return tuple(_record(kind, item) if kind and isinstance(item, dict) else _value(item, None) for item in value)
