from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean.repeats import key, repeated


def test_copies_in_other_quotes_spaces_and_case_go():
    texts = [
        'The "old" mill burned down on Friday.',
        "Another line of text stands here.",
        "The “old”  mill burned down on friday.",
    ]
    assert repeated(texts) == [False, False, True]


def test_beginnings_go_wherever_they_stand():
    whole = "The old mill at Sarn burned down on Friday night, and nobody was hurt."
    assert repeated(["The old mill at Sarn burned do...", whole]) == [True, False]
    assert repeated([whole, "The old mill at Sarn burned down"]) == [False, True]


def test_short_sentences_may_stand_twice_and_short_beginnings_are_none():
    assert repeated(["“Yes.”", "Did he know?", "“Yes.”"]) == [False, False, False]
    assert repeated(["The old mill", "The old mill at Sarn burned down."]) == [False, False]


def test_what_was_said_before_counts():
    assert repeated(["Old mill at Sarn burns down"], ["Old Mill at Sarn Burns Down"]) == [True]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["a b c d e", "a b c d e f g", "a b c d e f", "h i j k l", "A b, c d e!"]), max_size=12)
)
def test_one_of_every_kind_stays(texts):
    kept = [key(text) for text, again in zip(texts, repeated(texts), strict=True) if not again]
    assert len(kept) == len(set(kept))
    assert all(any(other.startswith(key(text)) for other in kept) for text in texts)
