"""Reports and figures of invented text, for the tests of measures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tasks.link.measures import Measure, measures
from tasks.link.records import Figure, Report

START = datetime(2031, 5, 6, 8, 30, tzinfo=UTC)
ARREST = {"counted": "people", "action": "arrest", "action_class": "arrest"}
DETAIN = {"counted": "protesters", "action": "detain", "action_class": "detain"}
DIE = {"counted": "people", "action": "die", "action_class": "die"}
OVER: dict[str, Any] = {"modifier": "over", "value_high": None}
ABOUT = {"modifier": "about"}


def report(id_: str, text: str, hour: float | None = 0, outlet: str = "", is_current: bool = True) -> Report:
    """A report published so many hours after the first; None where it does not say when."""
    time = None if hour is None else START + timedelta(hours=hour)
    return Report(id_, outlet or f"outlet {id_}", time, is_current, False, f"group {id_}", {"body": text})


def figure(of: Report, text: str, low: float | None, **columns: Any) -> Figure:
    """The figure that stands as `text` in a report of one sentence or several; exact where nothing else is said."""
    body = of.fields["body"]
    start = body.index(text)
    sentence = body.rfind(". ", 0, start) + 2 if ". " in body[:start] else 0
    end = body.find(". ", start)
    row: dict[str, Any] = {"value_low": low, "value_high": low, "modifier": "exact", "unit": "count", "counted": None,
                           "counted_entity_id": None, "action": None, "action_class": None, "place": None,
                           "as_of": None, "is_change": False}  # fmt: skip
    return Figure(
        f"{of.article_id}-{start}", of.article_id, "body", start, start + len(text), sentence,
        end + 1 if end >= 0 else len(body), text, **(row | columns),
    )  # fmt: skip


def verdicts(reports: list[Report], figures: list[Figure]) -> list[tuple[tuple[str, ...], str]]:
    """The texts of each measure's figures, and its verdict."""
    texts = {each.figure_id: each.text for each in figures}
    return [(tuple(texts[id_] for id_ in found.figures), found.verdict) for found in measures(reports, figures)]


def only(reports: list[Report], figures: list[Figure]) -> Measure:
    """The one measure that there is."""
    (found,) = measures(reports, figures)
    return found


def two(first: str, second: str, hours: tuple[float | None, float | None] = (0, 3)) -> list[Report]:
    """Two outlets' reports."""
    return [report("a", first, hours[0]), report("b", second, hours[1])]
