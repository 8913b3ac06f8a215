import pytest

from tasks.clean.bylines import byline, is_name, place


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and Karl van der Berg, Staff Writers", "Jane Doe and Karl van der Berg"),
        ("Written by: Ana O'Hara", "Ana O'Hara"),
        ("Jane Doe | February 3, 2025", "Jane Doe"),
        ("Jane Doe / SARN TIMES / Sep 2, 2024, 17:07 IST", "Jane Doe"),
    ],
)
def test_bylines(line, names):
    assert byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By the time help came, the barn was gone.",
        "By Monday the water had reached the second floor of the town hall.",
        "World News | February 3, 2025",
        "Jane Doe",
        "He stood by Jane Doe",
    ],
)
def test_no_bylines(line):
    assert byline(line) is None


def test_names_and_menus():
    assert is_name("Jane Doe") and is_name("Karl van der Berg")
    assert not any(map(is_name, ("Latest News", "Middle East", "jane doe", "Jane", "Sign Up Now", "World Cup 2026")))


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("NAIROBI, Kenya (Wire) — The river rose again.", "NAIROBI, Kenya"),
        ("PORT ELIAN — Ferries stopped.", "PORT ELIAN"),
        ("NEW SARN: The mayor resigned.", "NEW SARN"),
        ("LONDON, Feb 3 (Wire) - Shares fell.", "LONDON"),
        ("Lagos (Wire) - Fuel ran short.", "Lagos"),
        ("WATCH: The moment the bridge fell.", None),
        ("EXCLUSIVE — The minister knew.", None),
        ("The mayor of Lagos (who was ill) - stayed at home.", None),
        ("He said: no.", None),
    ],
)
def test_datelines(paragraph, found):
    assert place(paragraph) == found
