"""Times that no rule has as of one event, and what keeps two times apart; clock times, feasts and old years."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.link.claims import Features
from tasks.link.conflicts.apart import numbered_apart
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.occasions import ENDED, Occasion, occasions
from tasks.link.conflicts.pairing import Occasions
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.spans import closeness, differ
from tasks.link.conflicts.times import disagree, read_when
from tests.tasks.link.told import Clause, reports_of, statements_of, told


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It was 8.20 in the morning when the bell rang", (500, 500)),
        ("It was four in the afternoon and getting dark", (960, 960)),
        ("At ten minutes to six on Friday morning they left", (350, 350)),
        ("The doors opened a little before two in the afternoon", (815, 840)),
        ("She rang about 11.40 a.m. from the station", (680, 720)),
    ],
)
def test_clock_times_in_the_words_of_reports(text: str, minutes: tuple[int, int]) -> None:
    ((start, end),) = phrases(text)
    assert read_when(text[start:end], None).minutes == minutes


@pytest.mark.parametrize("text", ["Two were hurt shortly after two were killed", "The score was four on the board"])
def test_a_number_is_no_clock_time(text: str) -> None:
    assert phrases(text) == []


def test_feasts_and_years_long_ago_are_times() -> None:
    text = "The mill, built in 1764, is to close before Christmas"
    found = [read_when(text[start:end], None) for start, end in phrases(text)]
    assert [(when.year, when.month) for when in found] == [(1764, None), (None, 12)]
    assert phrases("They sang at Christmas markets") == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("At 8.25, by the clock of the mill, the weir gave way", (505, 1225)),
        ("The bell rang at 7:40 and the doors opened", (460, 1180)),
        ("The choir left shortly after midnight", (1440, 1480)),
    ],
)
def test_clock_times_of_an_unknown_half_of_the_day_and_about_midnight(text: str, minutes: tuple[int, int]) -> None:
    ((start, end),) = phrases(text)
    assert read_when(text[start:end], None).minutes == minutes


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at a quarter past nine", "at 10.40 a.m.", True),
        ("at a quarter past nine", "at 9.15 p.m.", False),
        ("at half past five", "at 5.30 a.m.", False),
        ("at half past five on Monday", "at 9 a.m. on Monday", True),
    ],
)
def test_a_clock_time_of_an_unknown_half_of_the_day_is_one_of_two(one: str, other: str, expected: bool) -> None:
    assert disagree(read_when(one, None), read_when(other, None), 0) is expected


@pytest.mark.parametrize("text", ["It is to last until Friday", "The feast went on until Friday"])
def test_what_belongs_to_the_verb_is_no_part_of_a_time(text: str) -> None:
    assert [text[start:end] for start, end in phrases(text)] == ["until Friday"]


def test_years_ago_are_a_stretch() -> None:
    stretch = read_when("three years ago", datetime(2031, 5, 7, tzinfo=UTC)).stretch
    assert stretch and stretch[0].year == 2027 and stretch[1].year == 2028


def _occasions(*stories: tuple[str, list[Clause]]) -> list[Occasion]:
    reports = [told(name, *clauses) for name, clauses in stories]
    return occasions(story_of(reports_of(reports), statements_of(reports), [], []))


@pytest.mark.parametrize(
    ("clause", "texts"),
    [
        (Clause("The verdict was published at 9.30 a.m.", "publish", None, "The verdict"), ["at 9.30 a.m."]),
        (Clause("Updated: 9 June 2031 by the desk", "update", None, "desk"), []),
        (Clause("As of Friday the mill stood still", "stand", "The mill", "still"), []),
        (Clause("The guild told reporters on Friday", "tell", "The guild", "reporters"), []),
        (Clause("Weavers were told to go on Friday", "tell", "Weavers", "to go"), ["on Friday"]),
        (Clause("By Friday the barn was full", "be", "The barn", "full"), []),
        (Clause("This story was amended on 4 May 2031", "amend", None, "This story"), []),
        (Clause("The mill ran long after her death in 1970", "run", "The mill"), []),
        (Clause("The guild met in May and July of 2016", "meet", "The guild"), []),
        (Clause("ORR, 3 May - The mill burned on Monday", "burn", "The mill"), ["on Monday"]),
        (Clause("Guests came as recently as August", "come", "Guests"), ["August"]),
    ],
)
def test_a_time_is_one_of_what_happens_and_not_of_the_page(clause: Clause, texts: list[str]) -> None:
    assert [each.text.rstrip(".") for each in _occasions(("a", [clause]))] == [text.rstrip(".") for text in texts]


def test_nearer_times_are_closer() -> None:
    clauses = [
        Clause(f"The guild burned the barn {when}", "burn", "The guild", "the barn")
        for when in ("at 7 p.m.", "at 8 p.m.", "at 11 p.m.", "in 2009", "in 2012", "on June 5", "on June 25")
    ]
    seven, eight, eleven, nine, twelve, fifth, late = _occasions(("a", clauses))
    assert closeness(seven, eight) > closeness(seven, eleven)
    assert (differ(seven, eight), differ(nine, twelve), differ(fifth, late)) == ("clocks", "years", "days")
    assert closeness(seven, eight) == closeness(eight, seven)


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [("They left at 3 a.m. Shops open late.", True), ("They left at 3 a.m. Monday.", False), ("At 3 a.m. GMT.", False)],
)
def test_an_hour_may_end_a_sentence_that_was_not_cut_there(sentence: str, ends: bool) -> None:
    assert bool(ENDED.match(sentence, sentence.index("a.m.") + 4)) == ends


@pytest.mark.parametrize(
    ("text", "predicate", "tense", "ahead"),
    [
        ("The vote has been fixed for 3 June", "fix", "present perfect", True),  # the reports are of 6 May
        ("The vote was held on 3 May", "hold", "past", False),
        ("The guild has called the vote for Thursday", "call", "present perfect", None),
        ("The guild met on Thursday", "meet", "past", False),
    ],
)
def test_a_date_lies_ahead_by_the_calendar(text: str, predicate: str, tense: str, ahead: bool | None) -> None:
    (time,) = _occasions(("a", [Clause(text, predicate, "The guild", tense=tense)]))
    assert time.is_ahead is ahead


def test_the_first_since_a_year_is_told_by_the_last_one() -> None:
    first = Clause("It is the first strike at the mill since 1998", "be", "It", "the first strike at the mill")
    last = Clause("The last strike at the mill was in 2004", "be", "The last strike at the mill", "in 2004")
    one, other = features_of(first, last)
    assert not numbered_apart(one, other)
    second = Clause("The second strike at the mill was in 2004", "be", "The second strike at the mill", "in 2004")
    assert numbered_apart(other, features_of(second)[0])


def features_of(*clauses: Clause) -> tuple[Features, ...]:
    report = told("a", *clauses)
    return story_of([report.report], report.statements, [], []).rows


def test_what_is_told_of_one_time_of_each_report_alone_tells_most() -> None:
    stories = [
        ("a", [Clause("The weir was inspected in May", "inspect", None, "The weir")]),
        ("b", [Clause("Engineers inspected the weir in March", "inspect", "Engineers", "the weir"),
               Clause("The guild met in June", "meet", "The guild")]),
    ]  # fmt: skip
    reports = [told(name, *clauses) for name, clauses in stories]
    found = Occasions(story_of(reports_of(reports), statements_of(reports), [], []))
    may, march, june = range(3)
    assert found.only(may, march) > 0 and found.is_best(may, march)
    assert (may, june) not in found.rough or not found.is_best(may, june)
