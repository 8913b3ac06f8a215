from datetime import UTC, datetime

import pytest
from trafilatura import load_html

from tasks.clean import clean, pages
from tests.tasks.clean.given import BODY, TITLE, inputs, learned, row

STANDFIRST = "Coast guard flies 412 people off three stranded ships before dawn"
JSON_LD = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Sarn Times"},
 {"@type": "NewsArticle", "headline": "%s", "datePublished": "2025-02-04T06:30:00+01:00",
  "dateModified": "2025-02-04T09:00:00Z", "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Karl Ek"}],
  "articleSection": "Storms", "description": "%s"}]}"""


def page(json_ld: str = JSON_LD % (TITLE, STANDFIRST), meta: str = "", body: tuple[str, ...] = BODY) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "World", "Weather"))
    return (
        f"<!doctype html><html lang='en'><head><title>{TITLE} | Sarn Times</title>{meta}"
        f"<script type='application/ld+json'>{json_ld}</script></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>{TITLE}</h1><div class='standfirst'>{STANDFIRST}</div><div class='body'>{paragraphs}</div>"
        "<p>Also read: Lighthouse keeper of Varnhem retires</p></article></main>"
        "<aside><h2>Most read</h2><ul><li>Council votes on new market hall</li></ul></aside>"
        "<footer>© 2025 Sarn Times</footer></body></html>"
    )


def cleaned(html: str):
    return clean(inputs(row(html, "html")), learned())


def test_a_page_with_json_ld():
    (article,) = cleaned(page()).articles.to_pylist()
    assert (article["title"], article["standfirst"], article["section"]) == (TITLE, STANDFIRST, "Storms")
    assert article["byline"] == "Jane Doe, Karl Ek"
    assert article["body"] == "\n\n".join(BODY)
    assert (
        article["published_at"] == datetime(2025, 2, 4, 5, 30, tzinfo=UTC) and article["published_source"] == "json-ld"
    )
    assert article["modified_at"] == datetime(2025, 2, 4, 9, 0, tzinfo=UTC)


def test_broken_json_ld_leaves_the_word_to_opengraph():
    meta = (
        f"<meta property='og:title' content='{TITLE}'><meta property='article:published_time' content='2025-02-04'>"
        "<meta property='article:section' content='News'>"
    )
    (article,) = cleaned(page("{broken", meta)).articles.to_pylist()
    assert (article["title"], article["section"]) == (TITLE, "News")
    assert (
        article["published_at"] == datetime(2025, 2, 4, tzinfo=UTC) and article["published_source"] == "opengraph:date"
    )


def test_a_description_that_is_not_on_the_page_is_no_standfirst():
    (article,) = cleaned(page(JSON_LD % (TITLE, "Words for search engines only"))).articles.to_pylist()
    assert article["standfirst"] == STANDFIRST


def test_blocks_point_into_the_flattened_page():
    html = page()
    found = cleaned(html)
    flat = pages.flatten(load_html(html))
    (article,) = found.articles.to_pylist()
    for block in found.blocks.to_pylist():
        text = block["text"] or article["body"][block["body_start"] : block["body_end"]]
        assert block["raw_start"] is None or " ".join(flat[block["raw_start"] : block["raw_end"]].split()) == text
    reasons = {block["text"]: block["reason"] for block in found.blocks.to_pylist()}
    assert reasons["Weather"] == "navigation" and reasons[TITLE] == "title" and reasons["© 2025 Sarn Times"] == "legal"
    assert reasons["Also read: Lighthouse keeper of Varnhem retires"] == "related"


def test_repeated_paragraphs_and_learned_lines_leave_a_page_too():
    html = page(body=(*BODY, "The quay column by our staff", BODY[2]))
    found = clean(inputs(row(html, "html")), learned(("sarn-times.example", "the quay column by our staff")))
    assert found.articles["body"].to_pylist() == ["\n\n".join(BODY)]


@pytest.mark.parametrize("html", ["<html></html>", "<", "<!-- nothing -->"])
def test_pages_without_text_are_set_aside(html):
    assert cleaned(html).quarantine["reason"].to_pylist()[0] in ("no_body", "broken_html")


def test_flattening_keeps_inline_elements_in_their_line_and_the_text_after_comments():
    tree = load_html(
        "<html><body><p>One <b>two</b><!-- x --> three<br>four</p><script>no</script><div>five</div></body></html>"
    )
    assert [line.strip() for line in pages.flatten(tree).split("\n") if line.strip()] == [
        "One two three",
        "four",
        "five",
    ]


def test_a_paragraph_that_stands_nowhere_is_kept_without_a_place():
    lines = list(pages.plain_lines("Home\nOne two three\nFooter"))
    placed, flags = pages.align("Home\nOne two three\nFooter", lines, ["One two three", "Four five six"])
    assert [(line.text, line.start) for line in placed] == [
        ("Home", 0),
        ("One two three", 5),
        ("Four five six", -1),
        ("Footer", 19),
    ]
    assert flags == [False, True, True, False]


def test_a_paragraph_over_two_lines_is_one_block():
    raw = "Home\nOne two\nthree four\nFooter"
    placed, flags = pages.align(raw, list(pages.plain_lines(raw)), ["One two three four"])
    assert [line.text for line in placed] == ["Home", "One two three four", "Footer"] and flags == [False, True, False]


def test_a_description_cut_out_of_the_body_leaves_the_standfirst_to_the_page():
    described = JSON_LD % (TITLE, BODY[0][:90] + "…")
    (article,) = cleaned(page(described)).articles.to_pylist()
    assert (article["standfirst"], article["body"]) == (STANDFIRST, "\n\n".join(BODY))


def test_a_change_at_the_time_of_publication_is_none():
    same = (JSON_LD % (TITLE, STANDFIRST)).replace("2025-02-04T09:00:00Z", "2025-02-04T05:30:00Z")
    (article,) = cleaned(page(same)).articles.to_pylist()
    assert article["modified_at"] is None and article["published_at"] is not None
