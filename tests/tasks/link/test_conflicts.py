"""Conflicts of place, date and denial between reports, and what is none."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from tasks.link.conflicts import Conflict, conflicts
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

FAIR = [
    told("a", Clause("The goose fair will open on Friday", "open", "The goose fair", tense="future", date="on Friday")),
    told("b", Clause("The goose fair opens on Saturday at 9 a.m.", "open", "The goose fair", tense="present",
                     date="on Saturday"), hour=3),
    told("c", Clause("The goose fair opens on Friday at noon", "open", "The goose fair", tense="present",
                     date="on Friday"), hour=4),
]  # fmt: skip


def found(story: Sequence[Told]) -> list[Conflict]:
    return conflicts(reports_of(story), statements_of(story), [], [], claims_of(story))


def told_of(story: Sequence[Told]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(each.kind, [(side.article_id, side.value) for side in each.readings]) for each in found(story)]


def test_one_event_on_two_days_is_a_conflict_with_every_reading() -> None:
    assert told_of(FAIR) == [("date", [("a", "on Friday"), ("b", "on Saturday at 9 a.m."), ("c", "on Friday at noon")])]


def test_readings_stand_where_they_say() -> None:
    texts = {report.article_id: report for report in reports_of(FAIR)}
    for side in found(FAIR)[0].readings:
        assert texts[side.article_id].text(side.field, side.char_start, side.char_end) == side.value
        assert side.value in side.sentence


def test_the_order_of_the_rows_is_no_matter() -> None:
    assert all(found(order) == found(FAIR) for order in permutations(FAIR))


def test_a_time_that_holds_the_other_agrees() -> None:
    assert told_of([FAIR[0], FAIR[2]]) == []


def test_copies_of_one_text_have_no_conflict() -> None:
    one = told("a", Clause("The kiln burst on Friday", "burst", "The kiln", date="on Friday"), group="g")
    two = told("b", Clause("The kiln burst on Sunday", "burst", "The kiln", date="on Sunday"), group="g")
    assert told_of([one, two]) == []
    apart = told("b", Clause("The kiln burst on Sunday", "burst", "The kiln", date="on Sunday"))
    assert [kind for kind, _ in told_of([one, apart])] == ["date"]


def test_what_is_planned_and_what_was_done_are_two_events() -> None:
    story = [
        told("a", Clause("The ketch will leave the quay on Friday", "leave", "The ketch", "the quay", tense="future",
                         modality="planned", date="on Friday")),
        told("b", Clause("The ketch left the quay on Monday", "leave", "The ketch", "the quay", date="on Monday")),
    ]  # fmt: skip
    assert told_of(story) == []


def place(id_: str, text: str, where: str, more: str = "") -> Told:
    return told(id_, Clause(text, "roll", None, "The hay cart", place=where), more=more)


def test_one_event_in_two_places_is_a_conflict() -> None:
    story = [place("a", "The hay cart rolled into a ditch near Ambleforth", "Ambleforth"),
             place("b", "The hay cart had rolled into a ditch at Crossholt", "Crossholt")]  # fmt: skip
    assert told_of(story) == [("place", [("a", "Ambleforth"), ("b", "Crossholt")])]


@pytest.mark.parametrize("where", ["Ambleforth", "France"])
def test_a_place_that_may_hold_the_other_is_none(where: str) -> None:
    story = [place("a", f"The hay cart rolled into a ditch at {where}", where),
             place("b", "The hay cart had rolled into a ditch at Crossholt", "Crossholt",
                   more="Crossholt lies below Ambleforth.")]  # fmt: skip
    assert told_of(story) == []


def test_two_floors_of_a_house_are_two_places() -> None:
    story = [
        told("a", Clause("The leak began on the second floor", "begin", "The leak")),
        told("b", Clause("The leak began on the fifth floor", "begin", "The leak")),
    ]
    assert told_of(story) == [("place", [("a", "second floor"), ("b", "fifth floor")])]


def denial(tense: str, hours: tuple[int, int]) -> list[Told]:
    plain = Clause("The abbot resigned", "resign", "The abbot")
    denied = Clause("The abbot has not resigned", "resign", "The abbot", negated=True, tense=tense)
    return [told("a", plain, hour=hours[0]), told("b", denied, hour=hours[1])]


def test_statements_that_deny_each_other_are_a_conflict() -> None:
    expected = [("negation", [("a", "The abbot resigned"), ("b", "The abbot has not resigned")])]
    assert told_of(denial("present perfect", (0, 4))) == expected


def test_what_had_not_happened_yet_may_happen_since() -> None:
    assert told_of(denial("present perfect", (4, 0))) == []
    assert len(told_of(denial("past", (4, 0)))) == 1


def test_whoever_has_both_sides_is_no_side() -> None:
    both = told(
        "b",
        Clause("The abbot has not resigned", "resign", "The abbot", negated=True),
        Clause("A rumour said the abbot resigned", "resign", "the abbot"),
    )
    assert told_of([told("a", Clause("The abbot resigned", "resign", "The abbot")), both]) == []


@pytest.mark.parametrize(
    "text", ["If the abbot has not resigned", "The abbot has not only resigned", "Until now the abbot has not resigned"]
)
def test_a_condition_or_another_time_denies_nothing(text: str) -> None:
    denied = told("b", Clause(text, "resign", "the abbot", negated=True), hour=2)
    assert told_of([told("a", Clause("The abbot resigned", "resign", "The abbot")), denied]) == []


def test_another_thing_undone_is_no_denial() -> None:
    story = [
        told("a", Clause("The guild sold the old mill of Harrow", "sell", "The guild", "the old mill of Harrow")),
        told("b", Clause("The guild did not sell the hay of Harrow", "sell", "The guild", "the hay", negated=True)),
    ]  # fmt: skip
    assert told_of(story) == []


def test_two_kinds_of_building_are_two_places() -> None:
    story = [
        told("a", Clause("The abbot met the weavers at the old palace", "meet", "The abbot", "the weavers")),
        told("b", Clause("The abbot met the weavers at his house", "meet", "The abbot", "the weavers")),
    ]
    assert told_of(story) == [("place", [("a", "palace"), ("b", "house")])]


def test_a_text_that_gives_both_times_is_no_side() -> None:
    twice = told(
        "b",
        Clause("The kiln of the abbey burst on Friday", "burst", "The kiln", date="on Friday"),
        Clause("Monks said the kiln had burst on Sunday", "burst", "the kiln", date="on Sunday"),
    )
    once = told("a", Clause("The kiln burst on Sunday", "burst", "The kiln", date="on Sunday"))
    assert told_of([once, twice]) == []


def test_what_lasts_until_a_time_and_what_ends_it_earlier_are_a_conflict() -> None:
    story = [
        told("a", Clause("The mill gates stayed shut until 4 a.m. on Tuesday", "stay", "The mill gates", "shut",
                         date="until 4 a.m. on Tuesday")),
        told("b", Clause("The mill gates were opened at 11 p.m. on Monday", "open", None, "The mill gates",
                         date="at 11 p.m. on Monday")),
    ]  # fmt: skip
    assert told_of(story) == [("date", [("a", "until 4 a.m. on Tuesday"), ("b", "at 11 p.m. on Monday")])]
    same = told("b", Clause("The mill gates were opened at 4 a.m. on Tuesday", "open", None, "The mill gates",
                            date="at 4 a.m. on Tuesday"))  # fmt: skip
    assert told_of([story[0], same]) == []


def test_opposite_words_deny_each_other_and_a_denied_opposite_agrees() -> None:
    story = [
        told("a", Clause("The ferry's captain was sober", "be", "The ferry's captain", "sober")),
        told("b", Clause("The ferry's captain was drunk", "be", "The ferry's captain", "drunk")),
        told("c", Clause("The ferry's captain was not drunk", "be", "The ferry's captain", "drunk", negated=True)),
    ]
    assert [kind for kind, _ in told_of(story[:2])] == ["negation"]
    assert told_of([story[0], story[2]]) == []


def test_what_stopped_working_is_no_denial_that_it_broke_down() -> None:
    story = [
        told("a", Clause("The village pump broke down", "break down", "The village pump")),
        told("b", Clause("The village pump stopped working", "work", "The village pump", negated=True)),
    ]
    assert told_of(story) == []


def test_a_subject_left_outside_the_clause_may_deny_it() -> None:
    story = [
        told("a", Clause("No miller will lose a sack", "lose", "No miller", "a sack", negated=True, tense="future")),
        told("b", Clause("will lose a sack", "lose", None, "a sack", tense="future")),
    ]
    first = story[1].statements[0]
    body = "Nobody, she said, will lose a sack."
    start = body.index(first.text)
    shifted = replace(first, char_start=start, char_end=start + len(first.text), sentence_start=0,
                      sentence_end=len(body))  # fmt: skip
    report = replace(story[1].report, fields={"body": body})
    assert told_of([story[0], Told(report, (shifted,))]) == []


def test_nothing_measures_how_sure_a_conflict_is() -> None:
    assert [each.confidence for each in found(FAIR)] == [None]


def test_letters_that_may_stand_for_the_other_name_are_no_other_place() -> None:
    story = [
        told("a", Clause("The airship landed at QX", "land", "The airship", place="QX")),
        told("b", Clause("The airship landed at Quarrow Cross", "land", "The airship", place="Quarrow Cross")),
        told("c", Clause("The airship landed at Fenmouth", "land", "The airship", place="Fenmouth")),
    ]
    assert told_of(story[:2]) == []
    assert [kind for kind, _ in told_of(story[1:])] == ["place"]


def test_a_description_is_the_name_that_a_report_has_beside_it() -> None:
    denied = Clause("Quill did not ask the miller to leave", "ask", "Quill", "the miller", negated=True)
    held = Clause("The mayor had asked the miller to leave", "ask", "The mayor", "the miller", tense="past perfect")
    story = [told("a", denied, more="Mayor Ada Quill spoke in the hall."), told("b", held)]
    assert [kind for kind, _ in told_of(story)] == ["negation"]
    assert told_of([told("a", denied), told("b", held)]) == []


@pytest.mark.parametrize(("hour", "kinds"), [(4, ["date", "negation"]), (24 * 9, ["negation"]), (24 * 30, [])])
def test_a_report_of_another_week_contradicts_only_what_is_over(hour: int, kinds: list[str]) -> None:
    story = [
        told("a", Clause("The kiln burst on Friday", "burst", "The kiln", date="on Friday"),
             Clause("The potters rebuilt the chimney", "rebuild", "The potters", "the chimney")),
        told("b", Clause("The kiln burst on Sunday", "burst", "The kiln", date="on Sunday"),
             Clause("The potters did not rebuild the chimney", "rebuild", "The potters", "the chimney", negated=True),
             hour=hour),
    ]  # fmt: skip
    assert [kind for kind, _ in told_of(story)] == kinds


@pytest.mark.parametrize(("tense", "kinds"), [("past", ["place"]), ("future", [])])
def test_where_something_was_done_says_nothing_of_where_it_is_planned(tense: str, kinds: list[str]) -> None:
    story = [
        told("a", Clause("The envoys discussed the fishing treaty at Marrow House", "discuss", "The envoys",
                         "the fishing treaty", tense="past", place="Marrow House")),
        told("b", Clause("The envoys discussed the fishing treaty at Quill Hall", "discuss", "The envoys",
                         "the fishing treaty", tense=tense, place="Quill Hall")),
    ]  # fmt: skip
    assert [kind for kind, _ in told_of(story)] == kinds
