"""Coverage: who reports what, who leaves it out, and of whom nothing is concluded."""

from collections.abc import Sequence
from dataclasses import replace

from tasks.link.coverage import Omission, coverage
from tests.tasks.link.told import START, TRAM, Clause, Told, claims_of, reports_of, statements_of, told

STATUSES = {"reported", "omitted", "single", "not_applicable"}
TRAM_WORDS = Clause("A tram hit a lorry full of milk", "hit", "A tram", "a lorry full of milk")
ELSEWHERE = Clause("The mayor opened a swimming pool", "open", "The mayor", "a swimming pool")


def covered(story: Sequence[Told]) -> tuple[dict[str, str], list[Omission]]:
    """Each outlet's status for the claim that most reports make, and all omissions."""
    found = claims_of(story)
    largest = max(found, key=lambda claim: len(claim.articles))
    rows, omitted = coverage(reports_of(story), found, statements_of(story))
    assert {row.status for row in rows} <= STATUSES
    outlets = {report.outlet for report in reports_of(story) if report.is_current}
    assert len(rows) == len(found) * len(outlets)
    return {row.outlet: row.status for row in rows if row.claim == largest.statement_id}, omitted


def test_who_says_nothing_of_what_the_others_report_omits_it() -> None:
    status, omitted = covered(TRAM)
    assert status == {"outlet a": "reported", "outlet b": "reported", "outlet c": "reported", "outlet d": "omitted"}
    assert [(each.outlet, each.n_reporting, each.n_could_report) for each in omitted] == [("outlet d", 3, 4)]


def test_a_stub_omits_nothing() -> None:
    status, omitted = covered([*TRAM[:3], told("d", ELSEWHERE, hour=5, is_stub=True)])
    assert status["outlet d"] == "not_applicable"
    assert omitted == []


def test_who_printed_before_it_was_known_omits_nothing() -> None:
    status, omitted = covered([*TRAM[:3], told("d", ELSEWHERE, hour=-1)])
    assert (status["outlet d"], omitted) == ("not_applicable", [])


def test_of_an_unknown_time_nothing_is_concluded() -> None:
    status, omitted = covered([*TRAM[:3], told("d", ELSEWHERE, hour=None)])
    assert (status["outlet d"], omitted) == ("not_applicable", [])


def test_without_a_time_of_any_carrier_nobody_omits() -> None:
    timeless = [Told(replace(each.report, time=None), each.statements) for each in TRAM[:3]]
    assert covered([*timeless, TRAM[3]])[1] == []


def test_a_day_without_a_time_is_known_at_its_end() -> None:
    midnight = START.replace(hour=0, minute=0)
    dated = [Told(replace(each.report, time=midnight), each.statements) for each in TRAM[:3]]
    assert covered([*dated, TRAM[3]])[1] == []
    later = told("d", ELSEWHERE, hour=30)
    assert [each.outlet for each in covered([*dated, later])[1]] == ["outlet d"]


def test_who_has_it_anywhere_in_other_words_does_not_omit_it() -> None:
    story = [*TRAM[:3], told("d", ELSEWHERE, hour=5, more="There was milk all over Larch Street after the tram.")]
    assert covered(story)[1] == []


def test_who_says_it_in_a_sentence_without_a_statement_reports_it() -> None:
    story = [*TRAM[:3], told("d", ELSEWHERE, hour=5, more="Hit by a tram: one lorry, full of milk.")]
    assert covered(story)[0]["outlet d"] == "reported"


def test_what_one_text_carries_nobody_omits() -> None:
    story = [told("a", Clause("The organ of the chapel was stolen", "steal", None, "The organ"), group="g"),
             told("b", Clause("The organ of the chapel was stolen", "steal", None, "The organ"), group="g"),
             told("c", ELSEWHERE, hour=4)]  # fmt: skip
    status, omitted = covered(story)
    assert status == {"outlet a": "reported", "outlet b": "reported", "outlet c": "single"}
    assert omitted == []


def test_copies_count_once() -> None:
    copies = [Told(replace(each.report, copy_group="one"), each.statements) for each in TRAM[:3]]
    rest = told("e", Clause("Rain soaked the hay in the valley", "soak", "Rain", "the hay"), hour=6)
    status, omitted = covered([*copies, TRAM[3], rest])
    assert (status["outlet d"], omitted) == ("single", [])


def test_a_replaced_version_counts_for_nothing() -> None:
    old = told("old", TRAM_WORDS, outlet="outlet d", hour=1, is_current=False)
    assert covered([*TRAM[:3], old, TRAM[3]])[0]["outlet d"] == "omitted"


def test_an_outlets_second_article_speaks_for_it() -> None:
    second = told("e", TRAM_WORDS, outlet="outlet d", hour=9)
    assert covered([*TRAM, second])[0]["outlet d"] == "reported"


def test_an_article_far_shorter_than_the_others_is_like_a_stub() -> None:
    long = " ".join(f"Much more was told of the day in the {place}." for place in ("north", "south", "east", "west"))
    story = [Told(replace(each.report, fields={"body": f"{each.report.fields['body']} {long}"}), each.statements)
             for each in TRAM[:3]]  # fmt: skip
    assert covered([*story, told("d", Clause("A goose sang", "sing", "A goose"), hour=5)])[1] == []


def test_who_only_names_whom_it_is_about_does_not_carry_it() -> None:
    sorry = ("The harbour office apologised to the eel fishers", "apologise", "The harbour office", "the eel fishers")
    story = [
        told("a", Clause(*sorry)),
        told("b", Clause("The harbour office has apologised to eel fishers", *sorry[1:]), hour=2),
        told("c", Clause("The mayor painted a barge", "paint", "The mayor", "a barge"), hour=5,
             more="The harbour office opens at nine."),
    ]  # fmt: skip
    status, omitted = covered(story)
    assert status["outlet c"] == "omitted"
    assert [each.outlet for each in omitted] == ["outlet c"]


def test_what_is_joined_in_other_words_is_a_majority_too() -> None:
    near = told(
        "b", Clause("A tram with milk on board hit a lorry on Larch Street", "hit", "A tram", "a lorry"), hour=2
    )
    assert [each.outlet for each in covered([TRAM[0], near, told("c", ELSEWHERE, hour=5)])[1]] == ["outlet c"]


def test_reports_that_only_name_one_person_say_nothing_that_could_be_omitted() -> None:
    story = [
        told("a", Clause("Judge Ottilie Marr wore a green hat", "wear", "Judge Ottilie Marr", "a green hat")),
        told("b", Clause("Judge Ottilie Marr adjourned until June", "adjourn", "Judge Ottilie Marr"), hour=1),
        told("c", Clause("Judge Ottilie Marr asked for silence", "ask", "Judge Ottilie Marr", "silence"), hour=2),
        told("d", ELSEWHERE, hour=3),
    ]
    assert covered(story)[1] == []
