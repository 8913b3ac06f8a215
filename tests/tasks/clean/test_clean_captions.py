import pytest

from tasks.clean import clean
from tasks.clean.captions import is_credited
from tasks.clean.lines import is_trail
from tests.tasks.clean.given import BODY, TITLE, inputs, learned, row


@pytest.mark.parametrize(
    "text",
    [
        "The lighthouse of Varnhem at low tide. Photograph: Ada Lind for the Sarn Times",
        "The lighthouse of Varnhem (Image: file)",
        "The strait on Monday evening (Times photo by A. Lind)",
        "The strait on Monday evening [Picture courtesy of the coast guard]",
        "Photo: Northern Press Agency",
        "Image credit: Ada Lind",
        "Photo by Ada Lind",
        "The captain, right | Illustration by Bo Ek",
    ],
)
def test_lines_that_name_who_made_a_picture(text):
    assert is_credited(text)


@pytest.mark.parametrize(
    "text",
    [
        "He brought a picture: it was old.",
        "The image: a giant that fell",
        "She showed the court three exhibits (a photo and two letters).",
        "Photographs of the ferry were taken by passengers",
        TITLE,
        *BODY,
    ],
)
def test_what_only_speaks_of_pictures_is_no_caption(text):
    assert not is_credited(text)


@pytest.mark.parametrize("mark", [">", "»", "›"])
def test_trails(mark):
    assert is_trail(f"Home {mark} World {mark} {TITLE}")
    assert is_trail(f"Home {mark} {TITLE}") and is_trail("Front page | World")
    assert not is_trail(f"{TITLE} {mark} more than 400 people were taken off")
    assert not is_trail("Home prices fell for the third month")


@pytest.mark.parametrize("credit", ["Photograph: handout from the coast guard", "(Image: file)"])
def test_a_caption_is_neither_title_nor_standfirst_nor_body(credit):
    caption = f"Ferries aground in the strait of Sarn. {credit}"
    text = "\n\n".join(["Sarn Times", f"Home > World > {TITLE}", TITLE, "By Jane Doe", caption, *BODY])
    made = clean(inputs(row(text)), learned())
    (article,) = made.articles.to_pylist()
    reasons = {block["text"]: block["reason"] for block in made.blocks.to_pylist()}
    assert (article["title"], article["standfirst"], article["body"]) == (TITLE, None, "\n\n".join(BODY))
    assert reasons[caption] == "caption" and reasons[f"Home > World > {TITLE}"] == "navigation"


def test_a_kicker_before_a_headline_is_no_dateline():
    title = "BACK ON LAND: Storm Agda strands three ferries in the strait of Sarn"
    lede = f"PORT ELIAN — {BODY[0]}"
    text = "\n\n".join(["Home", "World", title, "Written By: Sarn Desk | Edited By: Bo Ek", lede, *BODY[1:]])
    (article,) = clean(inputs(row(text)), learned()).articles.to_pylist()
    assert (article["title"], article["dateline_place"], article["byline"]) == (title, "PORT ELIAN", "Sarn Desk")


def test_a_sentence_with_a_sign_off_behind_it_stays():
    last = f"{BODY[3]} The ferries stay where they are. (Reporting by Jane Doe; editing by Bo Ek)"
    text = "\n\n".join([TITLE, *BODY[:3], last, "Most read", "Council votes on new market hall"])
    (article,) = clean(inputs(row(text)), learned()).articles.to_pylist()
    assert article["body"] == "\n\n".join([*BODY[:3], last])
