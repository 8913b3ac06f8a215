"""Speakers who go by an office alone in one report and by name in another."""

from __future__ import annotations

import pytest

from tasks.link.records import Quote
from tasks.link.utterances.offices import bearers
from tests.tasks.link.test_utterances import KEMP, ROSSI, report, said


def called(described: str) -> Quote:
    return said("The ferry was a coffin", "B", None, written=described, source="description")


def found(described: str, *bodies: str) -> tuple[str, ...] | None:
    """The name of whoever is called so, where the reports are these and quote Rossi and Kemp."""
    reports = [report(article, body) for article, body in zip("ACD", bodies, strict=False)]
    quotes = [said("Yes", "A", ROSSI), said("No", "C", KEMP), called(described)]
    one = bearers(reports, quotes).get(quotes[-1].quote_id)
    return one.name if one else None


@pytest.mark.parametrize(
    ("described", "body"),
    [
        ("the health minister", "Health Minister Anna Rossi wept."),
        ("the minister", "They met Health Minister Anna Rossi."),
        ("the minister of health", "Anna Rossi, the health minister, wept."),
        ("the coach", "Sander, 12, ran to the team's coach, Anna Rossi, at last."),
        ("the judge at a packed hearing", "Judge Rossi spoke for an hour."),
        ("the chair of the board", "Anna Rossi, 52, the board's chair, left."),
    ],
)
def test_an_office_is_its_only_bearers(described: str, body: str) -> None:
    assert found(described, body, "Tilda Kemp, a plumber, stayed.") == ("anna", "rossi")


@pytest.mark.parametrize(
    ("described", "bodies"),
    [
        ("the minister", ("Health Minister Anna Rossi wept.", "Finance Minister Tilda Kemp laughed.")),
        ("the minister", ("The minister's lawyer, Anna Rossi, wept.",)),
        ("the minister", ("A spokeswoman for the minister, Anna Rossi, wept.",)),
        ("the minister", ("Former minister Anna Rossi wept.",)),
        ("the judge", ("Anna Rossi wept. The judge slept.",)),
        ("a judge", ("Judge Anna Rossi wept.",)),
        ("the officials", ("Rail officials Anna Rossi and another wept.",)),
    ],
)
def test_two_bearers_or_none_are_nobody(described: str, bodies: tuple[str, ...]) -> None:
    assert found(described, *bodies) is None
