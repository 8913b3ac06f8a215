"""One remark that outlets give in other words: what joins it, and what another remark of the speaker is."""

from __future__ import annotations

from itertools import permutations

import pytest

from tasks.link.records import Quote, Report
from tasks.link.utterances import utterances
from tasks.link.utterances.remarks import are_one
from tests.tasks.link.test_utterances import KEMP, ROSSI, joined, said

ONE_REMARK = [
    ("Nobody in this valley will be left without help", "We will leave no one in the valley without support"),
    ("The factory will never close as long as I live", "While I am alive this plant will not shut"),
    ("They played like lions and lost like gentlemen", "The team played like lions, and like gentlemen it lost"),
    ("I beg the parents to forgive me", "I ask the mothers and fathers for forgiveness"),
    ("We are not going to hand the canal to anybody", "We shall give the canal to no one"),
    ("The nurses are exhausted and so am I", "Our nurses are worn out, and I am too"),
    ("A promise is worth nothing without money behind it", "Without cash a pledge has no value"),
    ("Our soldiers will be home before Christmas", "The troops will come home by the end of the year"),
    ("He died alone and nobody noticed", "He was dead and alone, and no one took notice"),
    ("You cannot bargain with a hurricane", "Nobody can negotiate with a storm"),
]
OTHER_REMARKS = [
    ("The factory will never close as long as I live", "The factory made a loss in every year since the war"),
    ("I beg the parents to forgive me", "The parents were told on Sunday night"),
    ("The road will be mended by May", "The road was never meant for lorries"),
    ("The vaccine is safe", "The vaccine arrives on Monday"),
    ("Our soldiers will be home before Christmas", "Our soldiers did what was asked of them"),
    ("They played like lions", "They deserved the cup"),
    ("The strike is lawful", "The strike will cost the port a fortune"),
    ("We will appeal against the verdict", "The verdict was read to an empty court"),
    ("Prices will fall by the summer", "Prices are none of the bank's business"),
    ("I never met the man", "The man came to my office twice"),
]


@pytest.mark.parametrize(("one", "other"), ONE_REMARK)
def test_a_remark_in_other_words_is_one_utterance(one: str, other: str) -> None:
    assert joined(said(one, "A"), said(other, "B")) == [("A-body0", "B-body0")]
    assert joined(said(other, "A"), said(one, "B")) == [("A-body0", "B-body0")]


@pytest.mark.parametrize(("one", "other"), OTHER_REMARKS)
def test_another_remark_of_the_speaker_is_another_utterance(one: str, other: str) -> None:
    assert joined(said(one, "A"), said(other, "B")) == []
    assert not are_one(one, other)


@pytest.mark.parametrize("speaker", [KEMP, None])
def test_another_or_no_speaker_makes_no_remark_of_two_wordings(speaker: str | None) -> None:
    one, other = ONE_REMARK[0]
    assert joined(said(one, "A"), said(other, "B", speaker)) == []


def test_what_an_article_gives_word_for_word_it_does_not_give_again_in_other_words() -> None:
    one, other = ONE_REMARK[7]
    rows = [said(one, "A"), said(one, "B"), said(other, "B", start=300)]
    assert joined(*rows) == [("A-body0", "B-body0")]


def test_another_figure_is_another_remark() -> None:
    one, other = said("We need 200 nurses and we need them now", "A"), said("We want 900 nurses, and today", "B")
    assert joined(one, other) == []


def test_the_order_of_rows_makes_no_difference() -> None:
    texts = [text for pair in (ONE_REMARK[0], OTHER_REMARKS[0]) for text in pair]
    rows = [said(text, "ABCD"[at], ROSSI) for at, text in enumerate(texts)]
    assert len({tuple(utterances(_reports(each), each)) for each in permutations(rows)}) == 1


def _reports(quotes: tuple[Quote, ...]) -> list[Report]:
    return [
        Report(
            quote.article_id, f"outlet {quote.article_id}", None, True, False, quote.article_id, {"body": quote.text}
        )
        for quote in quotes
    ]


@pytest.mark.parametrize("name", ["Det Supt Rossi", "Captain Rossi", "Dr. Rossi"])
def test_a_rank_before_a_last_name_is_no_name(name: str) -> None:
    one = said("We are confident they are still in the valley", "A", ROSSI)
    other = said("We hope they are still in the valley", "B", name)
    assert len(utterances([], [one, other])) == 1
