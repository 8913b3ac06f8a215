"""Omissions: what is told alike, stands by itself, and is lacking altogether."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tasks.link.claims import DISPUTED
from tasks.link.coverage import Omission, coverage
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

ELSEWHERE = Clause("The choir sang in the park", "sing", "The choir", "in the park")
SILO = Clause("The silo at Brede collapsed on Tuesday", "collapse", "The silo at Brede")


def omitted(story: Sequence[Told]) -> list[Omission]:
    return coverage(reports_of(story), claims_of(story), statements_of(story))[1]


def three(*clauses: Clause, more: str = "") -> list[Told]:
    """A report of each clause, and one of something else."""
    story = [told(f"r{place}", clause, hour=place) for place, clause in enumerate(clauses)]
    return [*story, told("z", ELSEWHERE, hour=9, more=more)]


def test_a_whole_clause_that_most_tell_alike_is_omitted() -> None:
    assert {each.outlet for each in omitted(three(SILO, SILO, SILO))} == {"outlet z"}


@pytest.mark.parametrize(
    "clause",
    [
        Clause("then the silo at Brede collapsed", "collapse", "the silo at Brede"),
        Clause("including the silo at Brede collapsing", "collapse", "the silo at Brede"),
        Clause("printed by the Brede Almanac", "print", "the Brede Almanac"),
        Clause("Farmers emptying the silo at Brede", "empty", "Farmers", "the silo at Brede", tense=None),
        Clause("The silo at Brede was “badly rusted", "rust", None, "The silo at Brede"),
        Clause("The silo at Brede (built in wartime collapsed", "collapse", "The silo at Brede"),
        Clause("The silo at Brede collapsed Read more", "collapse", "The silo at Brede"),
        Clause("The silo at Brede (pictured) collapsed", "collapse", "The silo at Brede"),
        Clause("Here is the silo at Brede collapsing", "collapse", "the silo at Brede"),
        Clause("Our silo at Brede collapsed", "collapse", "Our silo at Brede"),
        Clause("The silo at Brede did the same on Tuesday", "do", "The silo at Brede", "the same"),
        Clause("The silo at Brede is seen in rubble", "see", None, "The silo at Brede"),
        Clause("The silo at Brede may collapse on Tuesday", "collapse", "The silo at Brede", modality="possible"),
        Clause("The owners of the silo were asked for comment", "ask", None, "The owners of the silo"),
    ],
)
def test_nobody_omits_what_is_no_whole_clause(clause: Clause) -> None:
    assert omitted(three(clause, clause, clause)) == []


def test_nobody_omits_a_clause_that_is_cut_within_a_word() -> None:
    story = three(SILO, SILO, SILO)
    cut = [Told(replace(each.report, fields={"body": each.report.fields["body"].replace("Tuesday.", "Tuesday-")}),
                each.statements) for each in story]  # fmt: skip
    assert omitted(cut) == []


def test_reports_that_share_little_but_a_name_tell_nothing_alike() -> None:
    story = three(
        Clause("Mayor Hulda Brask opened a bakery", "open", "Mayor Hulda Brask", "a bakery"),
        Clause("The prize went to Mayor Hulda Brask", "go", "The prize"),
        Clause("Mayor Hulda Brask was jeered", "jeer", None, "Mayor Hulda Brask"),
    )
    assert omitted(story) == []


def test_one_who_denies_and_one_who_asserts_do_not_tell_alike() -> None:
    story = three(
        Clause("The canoe did not reach the far lighthouse", "reach", "The canoe", "the far lighthouse", negated=True),
        Clause("A lighthouse crew welcomed the canoe", "welcome", "A lighthouse crew", "the canoe"),
        Clause("The canoe rounded a lighthouse", "round", "The canoe", "a lighthouse"),
    )
    assert omitted(story) == []


def test_who_has_its_words_here_and_there_does_not_say_it() -> None:
    apart = "A collapse in grain prices hurt growers. The old silo is for sale. Brede has a fair on Tuesday."
    assert {each.outlet for each in omitted(three(SILO, SILO, SILO, more=apart))} == {"outlet z"}


def test_all_texts_of_an_outlet_are_read_together() -> None:
    claim = Clause("Divers raised a bronze cannon from the harbour", "raise", "Divers", "a bronze cannon")
    story = three(claim, claim, claim, more="Bronze is dear this year.")
    assert {each.outlet for each in omitted(story)} == {"outlet z"}
    second = told("y", Clause("A cannon stood by the harbour", "stand", "A cannon"), hour=9, outlet="outlet z")
    assert omitted([*story, second]) == []


def test_what_two_of_three_tell_is_omitted_by_the_third() -> None:
    same = Clause("Wardens closed the castle moat to anglers", "close", "Wardens", "the castle moat")
    assert {each.outlet for each in omitted(three(same, same))} == {"outlet z"}


def test_nobody_omits_what_a_report_tells_its_readers() -> None:
    told_to = Clause("Drivers near Brede can tell us of the silo", "tell", "Drivers near Brede")
    assert omitted(three(told_to, told_to, told_to)) == []


def test_who_denies_what_the_others_say_does_not_leave_it_out() -> None:
    fell = ("The mast of the Ulla broke in the gale", "break", "The mast of the Ulla")
    denial = Clause("The mast of the Ulla did not break in the gale", *fell[1:], negated=True)
    story = [told(f"r{place}", Clause(*fell), hour=place) for place in range(3)]
    assert {each.outlet for each in omitted([*story, told("z", ELSEWHERE, hour=9)])} == {"outlet z"}
    assert omitted([*story, told("z", denial, hour=9)]) == []
    (near,) = (claim.near["r0-0000"] for claim in claims_of([*story, told("z", denial, hour=9)]) if not claim.negated)
    assert near["z"] == DISPUTED
