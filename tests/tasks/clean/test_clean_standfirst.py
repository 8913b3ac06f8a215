from tasks.clean import clean
from tests.tasks.clean.given import BODY, TITLE, inputs, learned, row

STANDFIRST = "Coast guard flies 412 people off three stranded ships before dawn, and the harbour of Sarn stays closed"


def only(text: str, **given: str) -> dict:
    (article,) = clean(inputs(row(text, **given)), learned()).articles.to_pylist()
    return article


def test_a_given_standfirst_leaves_the_body():
    article = only("\n\n".join([TITLE, STANDFIRST, *BODY]), given_standfirst=STANDFIRST, given_title=TITLE)
    assert article["standfirst"] == STANDFIRST


def test_a_given_standfirst_that_is_the_first_paragraph_stays_in_the_body_only():
    article = only("\n\n".join([TITLE, *BODY]), given_standfirst=BODY[0])
    assert article["standfirst"] is None and article["body"] == "\n\n".join(BODY)


def test_a_given_beginning_of_the_first_paragraph_is_none():
    article = only("\n\n".join([TITLE, *BODY]), given_standfirst=BODY[0][:70] + "...")
    assert article["standfirst"] is None and article["body"] == "\n\n".join(BODY)


def test_a_line_doubled_under_the_title_is_the_standfirst():
    article = only("\n\n".join([TITLE, STANDFIRST, STANDFIRST, "ad-image", *BODY]))
    assert (article["title"], article["standfirst"]) == (TITLE, STANDFIRST)
    assert article["body"] == "\n\n".join(BODY)
