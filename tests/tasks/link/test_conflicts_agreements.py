"""What tells that a denial leaves what another clause says as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tasks.link.conflicts import conflicts, denials
from tasks.link.conflicts.agreements import agreements, is_denied_there, is_hollow, is_of_others
from tasks.link.conflicts.denying import Denials, Side
from tasks.link.conflicts.events import story_of
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

RANG = Clause("The church bells did ring out at dawn", "ring out", "The church bells")
SILENT = Clause("The bells of the church never rang", "ring", "The bells of the church", negated=True)
BEES = Clause("The bees were not fed in spring", "feed", None, "The bees", negated=True)


def sides(one: Clause, other: Clause, rest: str = "") -> tuple[Side, Side]:
    """A denial and another clause; `rest` goes on the other's sentence."""
    given = [told("a", one), told("b", other)]
    first, second = Denials(story_of(reports_of(given), statements_of(given), [], claims_of(given))).all
    body = f"{other.text}{rest}."
    row = replace(second.row, statement=replace(second.row.statement, sentence_end=len(body)))
    return first, Side(row, replace(second.report, fields={"body": body}))


def kinds(*given: Told) -> list[str]:
    return [each.kind for each in conflicts(reports_of(given), statements_of(given), [], [], claims_of(given))]


@pytest.mark.parametrize(
    ("sign", "one", "other"),
    [
        ("ordered", Clause("Bathers were told not to swim in the weir", "tell", None, "Bathers", negated=True),
         Clause("Two bathers had swum in the weir", "swim", "Two bathers")),
        ("before_it", Clause("No otter had bred on the river", "breed", "No otter", negated=True, tense="past perfect"),
         Clause("Otters have bred on the river for the first time", "breed", "Otters")),
        ("before_it", Clause("The choir had not sung since 1951", "sing", "The choir", negated=True),
         Clause("In 1951 the choir sang for the bishop", "sing", "the choir")),
        ("before_it", Clause("Until now no otter lived here", "live", "no otter", negated=True),
         Clause("Otters live here", "live", "Otters")),
        ("ill", Clause("There are no buses to the weir", "be", "no buses to the weir", negated=True),
         Clause("The bus line to the weir is shut", "be", "The bus line to the weir", "shut")),
    ],
)  # fmt: skip
def test_a_denial_of_an_order_of_another_time_or_beside_something_bad_is_told(
    sign: str, one: Clause, other: Clause
) -> None:
    assert agreements(*sides(one, other))[sign] == 1.0
    assert agreements(*sides(SILENT, RANG))[sign] == 0.0


def test_words_that_only_say_what_each_is_of_are_nothing_in_common() -> None:
    none = Clause("The survey found no sign of rust", "find", "The survey", "no sign of rust", negated=True)
    thaw = Clause("There are signs that the ice melts", "be", "signs that the ice melts")
    rust = Clause("Divers noticed signs of rust", "notice", "Divers", "signs of rust")
    assert is_hollow(*sides(none, thaw))
    assert not is_hollow(*sides(none, rust))


def test_a_clause_whose_sentence_denies_the_same_is_not_at_odds_with_it() -> None:
    quiet = Clause("The ferry did not capsize", "capsize", "The ferry", negated=True)
    rolled = Clause("The ferry rolled in the swell", "roll", "The ferry")
    assert is_denied_there(*sides(quiet, rolled, " but didn't capsize"))
    assert not is_denied_there(*sides(quiet, rolled, " and almost did"))


def test_a_text_that_makes_the_other_claim_too_is_told() -> None:
    given = [told("a", RANG), told("b", SILENT), told("c", SILENT, RANG)]
    story = story_of(reports_of(given), statements_of(given), [], claims_of(given))
    found = Denials(story)
    shown = {
        (found.all[one].row.copy_group, found.all[other].row.copy_group): held["told_too"]
        for (one, other), held in denials.signs(found).items()
    }
    assert (shown["g-b", "g-a"], shown["g-b", "g-c"]) == (0.0, 1.0)


@pytest.mark.parametrize(("date", "expected"), [("this year", ["negation"]), ("last year", [])])
def test_what_was_not_done_all_year_was_not_done_in_a_month_of_it(date: str, expected: list[str]) -> None:
    never = replace(BEES, text=f"The bees were not fed at all {date}", date=date)
    fed = Clause("The bees were fed in April", "feed", None, "The bees", date="in April")
    assert kinds(told("a", fed), told("b", never)) == expected


def test_nothing_is_of_what_its_text_told_of_before() -> None:
    nothing = Clause("Nothing was published", "publish", None, "Nothing", negated=True)
    hymns = Clause("The abbey published a new hymn book", "publish", "The abbey", "a new hymn book")
    assert kinds(told("a", nothing), told("b", hymns)) == []


def test_a_denial_of_one_kind_of_thing_is_none_of_what_others_do() -> None:
    gulls = Clause("No gulls nested in the belfry", "nest", "No gulls", negated=True)
    owls = Clause("Owls nested in the belfry", "nest", "Owls")
    assert is_of_others(*sides(gulls, owls))
    assert not is_of_others(*sides(gulls, replace(owls, text="Gulls nested in the belfry")))


@pytest.mark.parametrize(("speaker", "expected"), [("Ada Quill", []), ("Tom Fell", ["negation"])])
def test_words_of_one_speaker_are_no_denial_of_each_other(speaker: str, expected: list[str]) -> None:
    said = [
        Clause("“The pond is safe", "be", "The pond", "safe", tense="present", said_by="Ada Quill"),
        Clause("“The pond is not safe", "be", "The pond", "safe", True, tense="present", said_by=speaker),
    ]
    given = []
    for name, clause in zip("ab", said, strict=True):
        each = told(name, clause)
        (row,) = each.statements
        inside = replace(row, char_start=row.char_start + 1, text=row.text[1:])
        given.append(Told(each.report, (inside,)))
    assert kinds(*given) == expected


def test_four_others_are_not_those_of_whom_none_is_left() -> None:
    none = Clause("There were no survivors", "be", "no survivors", negated=True)
    four = Clause("Four other people survived the landslip", "survive", "Four other people")
    found = Denials(story_of(*_rows(none, four)))
    assert all(held["numbered"] == 1.0 for held in denials.signs(found).values())


def _rows(*clauses: Clause):  # type: ignore[no-untyped-def]
    given = [told(name, clause) for name, clause in zip("ab", clauses, strict=True)]
    return reports_of(given), statements_of(given), [], claims_of(given)


INSPECTED = Clause("The inspectors closed the mill on Dock Lane", "close", "The inspectors", "the mill on Dock Lane")
OPEN = Clause(
    "The inspectors did not close the mill on Dock Lane",
    "close",
    "The inspectors",
    "the mill on Dock Lane",
    negated=True,
)


@pytest.mark.parametrize(("days", "expected"), [(4, ["negation"]), (9, ["negation"]), (30, [])])
def test_what_is_over_is_denied_a_week_later_too(days: int, expected: list[str]) -> None:
    assert kinds(told("a", INSPECTED), told("b", OPEN, hour=24 * days)) == expected


def test_what_should_have_been_done_is_not_said_to_be_done() -> None:
    due = replace(INSPECTED, text="The inspectors should have closed the mill on Dock Lane")
    assert kinds(told("a", due), told("b", OPEN)) == []


def test_who_pleads_not_guilty_denies_that_he_pleads_guilty() -> None:
    one = Clause("Ada Quill pleaded guilty to arson at the mill", "plead", "Ada Quill", "guilty")
    other = Clause("Ada Quill pleaded not guilty to arson at the mill", "plead", "Ada Quill", "not guilty")
    assert kinds(told("a", one), told("b", other)) == ["negation"]
    assert kinds(told("a", one), told("b", one)) == []
