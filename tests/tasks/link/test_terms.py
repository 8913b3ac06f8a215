"""Words as terms: stems, senses, function words, places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.claims.features import content
from tasks.link.terms import stem, terms


def names(text: str) -> list[str]:
    return [term.term for term in content(text)]


def test_forms_of_one_word_have_one_stem() -> None:
    for forms in (("close", "closed", "closing", "closes"), ("plan", "planned", "plans"), ("city", "cities"),
                  ("force", "forced", "forcing"), ("leave", "left", "leaving"), ("rise", "rose", "risen")):  # fmt: skip
        assert len({stem(form) for form in forms}) == 1, forms


def test_words_that_an_e_or_a_doubled_letter_tells_apart_stay_apart() -> None:
    assert stem("planes") != stem("plans")
    assert stem("hoped") != stem("hopped")


def test_words_of_one_sense_are_one_term() -> None:
    assert names("resigned") == names("stepped down") == names("quit")
    assert names("the blaze") == names("a fire")


def test_who_is_freed_is_released_and_what_is_free_is_not() -> None:
    assert names("he was freed") == names("he was released") == names("they freed him") == names("to free him")
    assert names("a free press") != names("a released press")


def test_function_words_and_contractions_have_no_content() -> None:
    assert names("they didn’t and it's what we'll have been") == []


def test_words_of_when_are_no_content_and_a_march_is() -> None:
    assert names("on Monday morning, March 3, at 4 p.m.") == []
    assert names("the march") == names("a protest")


def test_numbers_in_words_are_numbers() -> None:
    assert names("twelve") == names("12")


def test_a_word_is_a_name_where_it_has_its_capital_inside_a_sentence() -> None:
    assert [term.is_name for term in terms("Ferries left Sandmouth. Gulls rested")] == [
        False,
        False,
        True,
        False,
        False,
    ]


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_terms_stand_where_they_say_in_the_order_of_the_text(text: str) -> None:
    found = terms(text)
    assert all(0 <= term.start < term.end <= len(text) and term.term for term in found)
    assert [term.start for term in found] == sorted(term.start for term in found)


def test_tens_and_ones_that_a_hyphen_joins_are_one_number() -> None:
    assert names("thirty-one") == names("31")
    assert names("twenty twelve") == names("20 12")


def test_whose_it_is_makes_no_other_phrase() -> None:
    assert names("she left her post") == names("they left their post") == names("a resignation")


def test_a_number_is_one_term_however_it_is_written() -> None:
    for forms in (("nine thousand voters", "9,000 voters"), ("two hundred and six seats", "206 seats"),
                  ("$1.5 million", "1,500,000"), ("three dozen goals", "36 goals"),
                  ("a hundred and ten jobs", "110 jobs"), ("twenty-two patients", "22 patients")):  # fmt: skip
        assert names(forms[0])[:1] == names(forms[1])[:1], forms


def test_numbers_that_only_stand_beside_each_other_stay_two() -> None:
    assert names("in 2000 five judges")[:2] == ["2000", "5"]
    assert names("ten and twenty points")[:2] == ["10", "20"]
    assert names("seven, eight")[:2] == ["7", "8"]
    assert names("one judge") == names("a judge")
