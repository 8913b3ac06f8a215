"""What a figure allows, and which two cannot both be right."""

from __future__ import annotations

import pytest

from tasks.link.measures.spread import Spread, clash, grain, significant, spread

Bounds = tuple[float | None, float | None, str, str]


def _spread(bounds: Bounds) -> Spread:
    found = spread(*bounds)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((40, 40, "about", "about 40"), (42, 42, "exact", "42"), False),
        ((75000, 75000, "about", "about 75,000"), (80000, None, "over", "over 80,000"), True),
        ((75000, 75000, "about", "some 75,000"), (60000, None, "over", "more than 60,000"), True),
        ((None, 1500, "under", "nearly 1,500"), (1480, 1480, "exact", "1,480"), False),
        ((None, 1500, "under", "nearly 1,500"), (1100, 1100, "exact", "1,100"), True),
        ((None, 1500, "under", "fewer than 1,500"), (1100, 1100, "exact", "1,100"), False),
        ((None, 300, "up to", "up to 300"), (300, 300, "exact", "300"), False),
        ((None, 300, "up to", "up to 300"), (400, 400, "exact", "400"), True),
        ((2e9, None, "over", "more than $2 billion"), (2.2e9, 2.2e9, "exact", "$2.2bn"), False),
        ((24, None, "at least", "at least 24"), (40, 40, "exact", "40"), True),
        ((30, 35, "range", "30 to 35"), (33, 33, "exact", "33"), False),
        ((30, 35, "range", "30 to 35"), (26, 26, "exact", "26"), True),
        ((10000, 100000, "magnitude", "tens of thousands"), (75000, 75000, "exact", "75,000"), False),
        ((10000, 100000, "magnitude", "tens of thousands"), (300, 300, "exact", "300"), True),
        ((31, 31, "exact", "31"), (30, 30, "exact", "30"), True),
        ((1200, 1200, "exact", "1,200"), (1180, 1180, "exact", "1,180"), False),
        ((52, 52, "exact", "52 percent"), (51.8, 51.8, "exact", "51.8 percent"), False),
        ((7.5, 7.5, "exact", "7.5"), (8.25, 8.25, "exact", "8.25"), True),
    ],
)
def test_which_figures_cannot_both_be_right(one: Bounds, other: Bounds, apart: bool) -> None:
    assert clash(_spread(one), _spread(other)) is apart
    assert clash(_spread(other), _spread(one)) is apart


def test_a_figure_without_bounds_allows_nothing() -> None:
    assert spread(None, None, "exact", "many") is None


@pytest.mark.parametrize(("value", "digits", "unit"), [(1200, 2, 100), (7.5, 2, 0.1), (1, 1, 1), (620000, 2, 10000)])
def test_significant_digits(value: float, digits: int, unit: float) -> None:
    assert significant(value) == digits
    assert grain(value) == pytest.approx(unit)
