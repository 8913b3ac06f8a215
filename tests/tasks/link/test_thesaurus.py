"""Words that reports put for one another: families, phrases, and how much two texts have in common by them."""

from __future__ import annotations

import pytest

from tasks.link.claims.features import content
from tasks.link.stems import LEXICONS, read_lines
from tasks.link.thesaurus import Kin, contained, families_of, kin, likeness

LISTS = sorted(path.name for path in LEXICONS.glob("thesaurus_*.txt"))


def known(text: str) -> Kin:
    return kin(text, content(text))


def even(_: str) -> float:
    return 1.0


def test_a_phrase_has_its_families_where_it_stands() -> None:
    text = "The minister handed in his notice"
    start, end, _ = max(families_of(text), key=lambda found: found[1] - found[0])
    assert text[start:end] == "handed in his notice"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oil seeped from a ruptured pipe", "Fuel escaped through a split in the pipeline"),
        ("The boss quit", "The chief executive has resigned"),
        ("They repaid the loan", "The debt was paid back"),
    ],
)
def test_other_words_for_the_same_are_alike(one: str, other: str) -> None:
    assert likeness(known(one), known(other), even) > 0.6


def test_what_has_nothing_in_common_is_not_alike() -> None:
    assert likeness(known("The boss quit"), known("Snow fell on the hills"), even) == 0.0


def test_likeness_is_the_same_either_way_and_a_part_is_contained() -> None:
    one, other = known("The truce was signed on the lake"), known("They signed the armistice")
    assert likeness(one, other, even) == likeness(other, one, even)
    assert contained(one, other, even) >= likeness(one, other, even)


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_families_of_short_phrases(name: str) -> None:
    for line in read_lines(name):
        members = line.split(", ")
        assert len(set(members)) == len(members) >= 3, line
        assert all(1 <= len(member.split()) <= 4 and member == member.lower() for member in members), line
