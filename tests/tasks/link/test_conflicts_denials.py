"""Denials and quotations at odds that the fitted models find, what they are asked about, and who a speaker is."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tasks.link.conflicts import denials, sayings
from tasks.link.conflicts.denying import Denials
from tasks.link.conflicts.disputes import disputes
from tasks.link.conflicts.events import Story, story_of
from tasks.link.conflicts.sayings import Sayings
from tasks.link.conflicts.speakers import named_speaker
from tasks.link.conflicts.wordings import wording_conflicts
from tasks.link.fitted import BIAS, weights
from tasks.link.records import Quote, Report
from tests.tasks.link.told import Clause, claims_of, reports_of, statements_of, told

RANG = Clause("The church bells did ring out at dawn", "ring out", "The church bells")
SILENT = Clause("The bells of the church never rang", "ring", "The bells of the church", negated=True)


def story(*clauses: Clause) -> Story:
    """A story of one clause a report."""
    given = [told(name, clause) for name, clause in zip("abcdef", clauses, strict=False)]
    return story_of(reports_of(given), statements_of(given), [], claims_of(given))


def report(id_: str, body: str) -> Report:
    return Report(id_, f"outlet {id_}", None, True, False, f"g-{id_}", {"body": body})


def quoted(id_: str, text: str, speaker: str | None, shown: str, before: str = "") -> tuple[Report, Quote]:
    """A report of one quotation and who is said to have said it."""
    body = f"{before}“{text}” said {shown}, at the mill."
    start = len(before) + 1
    quote = Quote(f"q-{id_}", id_, "body", start, start + len(text), len(before), len(body), "direct", text, (text,),
                  "said", speaker, None, shown, "name")  # fmt: skip
    return report(id_, body), quote


def test_every_sign_has_a_weight_of_its_direction() -> None:
    for model in (denials, sayings):
        known = weights(model.MODEL)
        assert set(known) == {*model.FOR, *model.AGAINST, *model.PLAIN, BIAS}
        assert all(known[name] >= 0 for name in model.FOR)
        assert all(known[name] <= 0 for name in model.AGAINST)


def test_a_denial_is_asked_about_beside_what_another_text_says() -> None:
    found = Denials(story(RANG, SILENT))
    assert [(found.all[one].row.negated, found.all[other].row.negated) for one, other in found.pairs()] == [
        (True, False)
    ]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (Clause("The miller was told nothing", "tell", None, "The miller"), True),
        (Clause("The miller denies the theft of the flour", "deny", "The miller", "the theft of the flour"), True),
        (Clause("The miller does not deny the theft", "deny", "The miller", "the theft", negated=True), False),
        (Clause("The miller had no choice but to sell", "have", "The miller", "no choice", negated=True), False),
        (Clause("The miller sold the flour", "sell", "The miller", "the flour"), False),
        (Clause("The miller sold flour and not a grain of salt", "sell", "The miller", "flour"), False),
        (Clause("At no point did the miller sell flour", "sell", "the miller", "flour"), True),
    ],
)
def test_a_clause_denies_by_its_verb_or_by_who_or_what_is_none(clause: Clause, expected: bool) -> None:
    assert Denials(story(clause, RANG)).all[0].denied is expected


def test_two_that_deny_the_same_are_not_at_odds() -> None:
    fair = Clause("The contest was not fair", "be", "The contest", "fair", negated=True)
    unfair = Clause("The contest was unfair", "be", "The contest", "unfair")
    assert not list(Denials(story(fair, unfair)).pairs())


def test_signs_tell_how_alike_two_clauses_are() -> None:
    ((_, near),) = denials.signs(Denials(story(RANG, SILENT))).items()
    other = Clause("The church bells were sold to a museum", "sell", None, "The church bells")
    ((_, far),) = denials.signs(Denials(story(other, SILENT))).items()
    assert near["clause"] > far["clause"]
    assert (near["no_act"], far["no_act"]) == (0.0, 1.0)


def test_denials_of_one_clause_are_one_dispute() -> None:
    one, two, three = story(RANG, SILENT, RANG).rows
    (found,) = disputes([(two, one), (two, three)])
    assert (found.denied, found.held) == ((two,), (one, three))


def values(rows: Iterable[tuple[Report, Quote]]) -> list[list[str]]:
    reports, quotes = map(list, zip(*rows, strict=True))
    return [[each.value for each in found.readings] for found in wording_conflicts(reports, quotes, [])]


def test_one_speaker_who_says_the_contrary_elsewhere_is_a_conflict() -> None:
    texts = "We will never sell the mill pond", "We may have to sell the mill pond"
    rows = [quoted(name, text, "Ada Quill", "Ada Quill") for name, text in zip("ab", texts, strict=True)]
    assert values(rows) == [list(texts)]


def test_other_speakers_and_other_matters_are_none() -> None:
    pond = quoted("a", "We will never sell the mill pond", "Ada Quill", "Ada Quill")
    assert values([pond, quoted("b", "We may have to sell the mill pond", "Tom Fell", "Tom Fell")]) == []
    assert values([pond, quoted("b", "My grandmother baked such wonderful bread", "Ada Quill", "Ada Quill")]) == []


def test_a_part_of_a_quotation_is_not_compared_with_it() -> None:
    whole = quoted("a", "We will never sell the mill pond", "Ada Quill", "Ada Quill")
    part = quoted("b", "never sell the mill", "Ada Quill", "Ada Quill")
    assert not list(Sayings([whole[0], part[0]], [whole[1], part[1]], []).pairs())


@pytest.mark.parametrize(
    ("text", "expected"), [("We will not sell", True), ("We do not rule out a sale", False), ("We sell", False)]
)
def test_of_two_denials_the_one_takes_back_the_other(text: str, expected: bool) -> None:
    assert sayings.denies(text) is expected


@pytest.mark.parametrize(
    ("shown", "text", "before", "expected"),
    [
        ("Bailiff Ada Quill", "Bailiff", "", "Ada Quill"),
        ("Ada Quill, who", "who", "", "Ada Quill"),
        ("the miller’s sister, Ada", "the miller’s sister, Ada", "", "Ada"),
        ("the bailiff", "the bailiff", "Town Bailiff Ada Quill came early. ", "Ada Quill"),
        ("the bailiff", "the bailiff", "Bailiff Ada Quill met bailiff Tom Fell. ", None),
    ],
)
def test_a_speaker_is_named_beside_a_title_or_elsewhere(shown: str, text: str, before: str, expected: str) -> None:
    own, quote = quoted("a", "We like geese", None, shown, before)
    described = Quote(**{name: getattr(quote, name) for name in Quote.__slots__} | {"speaker_text": text})
    assert named_speaker(described, own) == expected
