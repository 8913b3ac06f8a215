"""Pages without an article, and articles that look a little like one of those."""

import pytest

from tasks.clean import clean
from tests.tasks.clean.given import BODY, TITLE, inputs, learned, row

HEADLINES = (
    "Lighthouse keeper of Varnhem retires after forty years",
    "Council votes on new market hall",
    "Night train to the islands is back",
    "Bakers strike over the price of butter",
    "Ferry company takes on sixty sailors",
    "Rain stops the regatta for the second day",
)
TEASERS = (
    "He lit the lamp 14,000 times, and has kept the last bulb.",
    "The old one was too small, the mayor said on Friday.",
    "It leaves at ten, and nobody sleeps before midnight.",
    "A pound of it now costs more than a chicken.",
    "The fourth ship comes into service in the spring.",
    "The boats will try again on Sunday if the wind drops.",
)


def page(main: str, kind: str = "website") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>News - Sarn Times</title><meta property='og:type' "
        f"content='{kind}'></head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><main>{main}</main>"
        "<footer>© 2025 Sarn Times</footer></body></html>"
    )


def linked(texts):
    return [f"<a href='/{place}'>{text}</a>" for place, text in enumerate(texts)]


def made(html):
    return clean(inputs(row(html, "html")), learned())


@pytest.mark.parametrize("kind", ["website", "article"])
def test_a_list_of_headlines_is_no_article(kind):
    items = "".join(f"<li>{link}</li>" for link in linked(HEADLINES))
    found = made(page(f"<h1>World</h1><ul>{items}</ul>", kind))
    assert [each["reason"] for each in found.quarantine.to_pylist()] == ["no_body"]
    assert not len(found.articles) and len(found.blocks)


def test_headlines_with_their_teasers_are_no_article():
    pairs = zip(linked(HEADLINES), TEASERS, strict=True)
    items = "".join(f"<article><h2>{link}</h2><p>{teaser}</p></article>" for link, teaser in pairs)
    found = made(page(f"<h1>World</h1>{items}"))
    assert [each["reason"] for each in found.quarantine.to_pylist()] == ["no_body"]


@pytest.mark.parametrize("kind", ["website", "article"])
@pytest.mark.parametrize("length", [1, 2, 6])
def test_short_articles_stay(kind, length):
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY[:length])
    (article,) = made(page(f"<h1>{TITLE}</h1>{paragraphs}", kind)).articles.to_pylist()
    assert article["body"] == "\n\n".join(BODY[:length])


def test_an_article_with_links_between_its_paragraphs_stays():
    links = iter(linked(HEADLINES))
    paragraphs = "".join(f"<p>{text}</p><p>Read more: {next(links)}</p>" for text in BODY)
    (article,) = made(page(f"<h1>{TITLE}</h1>{paragraphs}", "article")).articles.to_pylist()
    assert all(text in article["body"] for text in BODY)


def test_what_a_page_marks_as_advertising_goes():
    ad = "<div class='sponsored'><b>Sponsored</b><br>Breck rope and tar. It holds.</div>"
    paragraphs = f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{ad}" + "".join(f"<p>{text}</p>" for text in BODY[2:])
    found = made(page(f"<h1>{TITLE}</h1>{paragraphs}", "article"))
    (article,) = found.articles.to_pylist()
    assert article["body"] == "\n\n".join(BODY)
    assert "Breck rope and tar. It holds." in {block["text"] for block in found.blocks.to_pylist()}
