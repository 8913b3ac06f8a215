"""What two bodies share, and when one carries the other's text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.copies import Overlap, compare
from tasks.link.copies.text import read
from tests.tasks.link.copy_texts import ABOUT, AGENCY, ELSEWHERE, ELSEWHERE_TOO, MORE, OWN, SAID, body


def kind(a: str, b: str) -> str | None:
    overlap = compare(a, b)
    return overlap.kind if overlap else None


def test_the_same_words_in_other_dress_are_exact() -> None:
    dressed = body(*AGENCY).replace("'", "’").replace(" ", "  ").upper()
    assert compare(body(*AGENCY), dressed) == Overlap("exact", 1.0, 1.0)


def test_shares_are_of_each_ones_five_word_shingles() -> None:
    a = "one two three four five six seven eight nine ten eleven twelve"
    b = "one two three four five six seven eight nine ten eleven"
    assert compare(a, b) == Overlap("near", 7 / 8, 1.0)
    assert compare(b, a) == Overlap("near", 1.0, 7 / 8)


def test_a_text_with_changed_words_another_order_or_a_new_front_is_near() -> None:
    words = body(*AGENCY).split(" ")
    changed = " ".join("otherwise" if index % 11 == 5 else word for index, word in enumerate(words))
    assert kind(body(*AGENCY), changed) == "near"
    assert kind(body(*AGENCY), body(*AGENCY[::-1])) == "near"
    assert kind(body(*AGENCY), body("Osterby says goodbye to its landing", "By Jan Holm", *AGENCY)) == "near"


def test_an_excerpt_is_partial() -> None:
    assert kind(body(*AGENCY), body(*AGENCY[:2])) == "partial"
    assert kind(body(*AGENCY, *OWN, *ELSEWHERE), body(*AGENCY)) == "partial"


CARRIED = body(*OWN, *AGENCY[2:4], *ABOUT)


def test_paragraphs_carried_in_a_row_are_partial() -> None:
    overlap = compare(body(*AGENCY, *MORE), CARRIED)
    assert overlap is not None and overlap.kind == "partial"
    assert 0.3 < overlap.share_a < 0.6 and 0.3 < overlap.share_b < 0.6


def test_paragraphs_carried_here_and_there_or_into_another_subject_are_no_copy() -> None:
    apart = body(OWN[0], AGENCY[1], *OWN[1:], AGENCY[3], *ABOUT)
    assert kind(body(*AGENCY, *MORE), apart) is None
    assert kind(body(*AGENCY, *MORE), body(*ELSEWHERE, *AGENCY[2:4], *ELSEWHERE_TOO)) is None


def test_sentences_strewn_over_another_text_are_no_copy() -> None:
    own = [line for pair in zip(OWN, ELSEWHERE, strict=True) for line in pair]
    strewn = body(AGENCY[0], *own[:3], AGENCY[1], *own[3:6], AGENCY[4], *own[6:])
    assert kind(body(*AGENCY), strewn) is None
    assert kind(strewn, body(*AGENCY)) is None


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_what_both_quote_makes_no_copy(marks: str) -> None:
    said = [line.replace('"', marks[0], 1).replace('"', marks[1], 1) for line in SAID]
    assert kind(body(OWN[0], *said, OWN[1]), body(*ELSEWHERE[:2], *said)) is None
    unmarked = [line.translate({ord(mark): None for mark in marks}) for line in said]
    assert kind(body(OWN[0], *unmarked, OWN[1]), body(*ELSEWHERE[:2], *unmarked)) == "near"


def test_a_transcript_is_carried_though_all_of_it_is_quoted() -> None:
    said = [line.replace(" mayor Ina Berg said", "").replace(" she said", "") for line in SAID]
    assert kind(body(OWN[0], *said), body(*said, ELSEWHERE[0])) == "near"


def test_a_mark_that_is_missing_does_not_turn_the_rest_inside_out() -> None:
    told = " ".join([SAID[0].replace(',"', ","), *AGENCY[:3], SAID[1]])
    assert np.mean(read(told).quoted) < 0.75 and not read(told).quoted[-2:].any()


def test_unrelated_texts_and_those_too_short_to_tell_are_no_copies() -> None:
    assert compare(body(*AGENCY), body(*ELSEWHERE)) is None
    assert compare("Read all of it on our site.", "Read all of it on our site.") is None
    assert compare("", "") is None


@settings(deadline=None, max_examples=60)
@given(a=st.text("ab \n\"“”'", max_size=120), b=st.text("ab \n\"“”'", max_size=120))
def test_comparing_is_symmetrical(a: str, b: str) -> None:
    there, back = compare(a, b), compare(b, a)
    assert (there is None) == (back is None)
    if there and back:
        assert (there.kind, there.share_a, there.share_b) == (back.kind, back.share_b, back.share_a)
        assert 0 <= there.share_a <= 1 and 0 <= there.share_b <= 1
