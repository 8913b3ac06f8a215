"""Who speaks where the tree goes astray: names after any verb, beside a role, after *said*, and views of somebody's."""

from __future__ import annotations

import pytest

from tasks.extract import load_model


@pytest.fixture(scope="module")
def nlp():
    return load_model()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“They treated us like cattle,” stormed councillor Ines Lopez.", "Ines Lopez"),
        ("“We want our money back,” insisted saver Ines Lopez, a mother of two.", "Ines Lopez"),
        ("“It cost us the cup,” raged Liberal whip Ines Lopez.", "Ines Lopez"),
        ("“We saw it coming,” recalled nurse Ines Lopez.", "nurse Ines Lopez"),
        ("“It was hell in there,” said barmaid Ines Lopez.", "barmaid Ines Lopez"),
        ("“We were cheated,” said one of the strikers, Ines Lopez, as she left the hall.", "Ines Lopez"),
        ("The minister of health, Ines Lopez, was quoted as telling nurses: “We owe you a raise.”", "Ines Lopez"),
        (
            "With every shop shut, said Ines Lopez of the bakers’ guild, “there is nobody left to sell to”.",
            "Ines Lopez",
        ),
        ("For Ines Lopez, who leads the union, the offer is “a bone for a dog”.", "Ines Lopez"),
        ("In the words of the coach, Ines Lopez, it was “a robbery in broad daylight”.", "Ines Lopez"),
    ],
)
def test_words_in_marks_are_whose_the_sentence_says(nlp, text, speaker):
    found = [quote for quote in nlp(text)._.quotes if quote.quoted]
    assert [speaker in (quote.speaker_text or "") for quote in found] == [True]
    assert found[0].speaker_source == "name"


@pytest.mark.parametrize(
    "text",
    [
        "The film, “A Summer Without Rain,” directed by Ines Lopez, opens on Friday.",
        "For Ines Lopez, the song “A Summer Without Rain” is where it began.",
        "For the mayor of Calder, the year began badly.",
    ],
)
def test_a_work_and_a_bare_view_are_nobodys_words(nlp, text):
    assert not any("Ines" in (quote.speaker_text or "") and quote.quoted for quote in nlp(text)._.quotes)


def test_a_name_with_an_age_is_a_persons(nlp):
    doc = nlp("“Not a peep,” fumed Kel Marrow, 38. “We just ran.”")
    assert all("Kel Marrow" in quote.speaker_text and quote.speaker_source == "name" for quote in doc._.quotes)


def test_she_is_the_one_whose_anger_it_was(nlp):
    text = (
        "Mara Quist, 29, a diver from Brell, broke her leg at the weir.\n\nInes Calloway, the leader of the valley's "
        "council, did not hide her anger. “This was a warning that we did not heed,” she said."
    )
    (quote,) = [quote for quote in nlp(text)._.quotes if quote.quoted]
    assert "Calloway" in (quote.speaker_name or "")
