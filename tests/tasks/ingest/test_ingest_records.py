import json
from datetime import UTC, datetime

import pytest

from tasks.ingest import Source
from tasks.ingest.fields import facts
from tasks.ingest.times import instant
from tasks.ingest.urls import domain, normalised
from tests.tasks.ingest.reading import read_sources

BODY = "The bridge over the Marl was closed on Tuesday."

NEWS_PLEASE = {
    "authors": ["Ida Roe", "Tom Vale"], "date_download": "2025-03-04 10:11:12", "date_modify": "2025-03-04 09:00:00",
    "date_publish": "2025-03-04 08:00:00", "description": "A crack was found.", "filename": "x.json", "image_url": None,
    "language": "en", "localpath": None, "title": "Bridge closed", "title_page": None, "title_rss": None,
    "source_domain": "www.courier.example", "maintext": BODY, "url": "https://www.courier.example/a/1?utm_source=x#top",
}  # fmt: skip
NEWSPAPER4K = {
    "url": "https://courier.example/a/1", "read_more_link": "", "language": "en", "title": "Bridge closed",
    "top_image": "", "meta_keywords": [], "tags": None, "authors": ["Ida Roe", "Tom Vale"],
    "publish_date": "2025-03-04T08:00:00+00:00", "summary": "", "meta_description": "A crack was found.",
    "meta_lang": "en", "meta_site_name": "The Marl Courier", "source_url": "https://courier.example", "text": BODY,
}  # fmt: skip
TRAFILATURA = {
    "title": "Bridge closed", "author": "Ida Roe; Tom Vale", "hostname": "courier.example", "date": "2025-03-04",
    "fingerprint": "00ff", "id": None, "license": None, "comments": "", "raw_text": BODY + " extra", "text": BODY,
    "language": None, "image": None, "pagetype": "article", "source": "https://courier.example/a/1",
    "source-hostname": "The Marl Courier", "excerpt": "A crack was found.", "categories": "Local;Roads", "tags": "",
}  # fmt: skip
MEDIA_CLOUD = {
    "id": "8a", "indexed_date": "2025-03-04T10:11:12.5", "language": "en", "media_name": "courier.example",
    "media_url": "http://courier.example/", "publish_date": "2025-03-04", "title": "Bridge closed",
    "url": "https://courier.example/a/1", "text": BODY,
}  # fmt: skip
SCHEMA_ORG = {
    "@context": "https://schema.org", "@type": "NewsArticle", "articleBody": BODY, "headline": "Bridge closed",
    "datePublished": "2025-03-04T08:00:00Z", "dateModified": "2025-03-04T09:00:00Z", "inLanguage": "en-GB",
    "publisher": {"@type": "Organization", "name": "The Marl Courier"}, "articleSection": ["Local"],
    "author": [{"@type": "Person", "name": "Ida Roe"}, {"@type": "Person", "name": "Tom Vale"}],
    "description": "A crack was found.", "mainEntityOfPage": {"@type": "WebPage", "@id": "https://courier.example/a/1"},
}  # fmt: skip
PLAIN = {
    "headline": "Bridge closed", "content": BODY, "published": 1741075200,
    "source": {"id": None, "name": "The Courier"},
    "byline": "By Ida Roe", "link": "//courier.example/a/1", "summary": "A crack was found.", "Status Code": 200,
}  # fmt: skip
WORDPRESS = {
    "id": 12, "date": "2025-03-04T08:00:00", "link": "https://courier.example/a/1",
    "title": {"rendered": "Bridge closed"}, "content": {"rendered": f"<p>{BODY}</p>"},
    "excerpt": {"rendered": "A crack was found."},
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            NEWS_PLEASE,
            {
                "byline": "Ida Roe, Tom Vale", "outlet": "courier.example", "published": "2025-03-04 08:00:00",
                "modified": "2025-03-04 09:00:00", "fetched_at": datetime(2025, 3, 4, 10, 11, 12, tzinfo=UTC),
                "url": "https://www.courier.example/a/1", "language": "en",
            },
        ),
        (
            NEWSPAPER4K,
            {
                "byline": "Ida Roe, Tom Vale", "outlet": "The Marl Courier", "published": "2025-03-04T08:00:00+00:00",
                "modified": None, "fetched_at": None,
            },
        ),
        (
            TRAFILATURA,
            {"byline": "Ida Roe; Tom Vale", "outlet": "The Marl Courier", "section": "Local;Roads"},
        ),
        (
            MEDIA_CLOUD,
            {
                "outlet": "courier.example", "standfirst": None,
                "fetched_at": datetime(2025, 3, 4, 10, 11, 12, 500000, tzinfo=UTC),
            },
        ),
        (
            SCHEMA_ORG,
            {"byline": "Ida Roe, Tom Vale", "outlet": "The Marl Courier", "section": "Local", "language": "en-GB"},
        ),
        ({"@graph": [{"@type": "WebSite", "name": "Home"}, SCHEMA_ORG]}, {"title": "Bridge closed"}),
        (PLAIN, {"outlet": "The Courier", "published": "1741075200", "byline": "By Ida Roe", "http_status": 200}),
        (WORDPRESS, {"text": f"<p>{BODY}</p>", "text_kind": "html", "outlet": None}),
    ],
)  # fmt: skip
def test_records_are_read_by_the_names_that_tools_give(record, expected):
    found = facts(record)
    usual = {
        "text": BODY, "text_kind": "text", "title": "Bridge closed", "standfirst": "A crack was found.",
        "url": "https://courier.example/a/1",
    }  # fmt: skip
    assert {name: getattr(found, name) for name in usual | expected} == usual | expected


@pytest.mark.parametrize(
    ("record", "text", "kind"),
    [
        ({"text": "", "html": "<p>a</p>"}, "<p>a</p>", "html"),
        ({"text": "  ", "body": "b"}, "b", "text"),
        ({"text": "if a < b and b > c"}, "if a < b and b > c", "text"),
        ({"text": "Use the <p> tag, <b>not</b> the other."}, "Use the <p> tag, <b>not</b> the other.", "text"),
        ({"text": "one<br>two<br/>three"}, "one<br>two<br/>three", "html"),
        ({"articleBody": ["one", "", "two"]}, "one\n\ntwo", "text"),
        ({"text": 12, "title": "t"}, None, None),
        ({"text": True, "content": [{"value": "feed text"}]}, "feed text", "text"),
    ],
)
def test_the_text_of_a_record_and_its_kind(record, text, kind):
    found = facts(record)
    assert (found.text, found.text_kind) == (text, kind)


def test_given_fields_replace_the_usual_ones(tmp_path):
    record = {"text": "a teaser", "story": {"words": BODY}, "head": "Bridge", "title": "no"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    fields = (("text", ("story.words",)), ("title", ("missing", "head")))
    row = read_sources([Source("s", (tmp_path / "a.jsonl",), fields=fields, language="en")]).only
    assert (row["text"], row["given_title"], row["given_language"]) == (BODY, "Bridge", "en")
    assert row["source_name"] == "s"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTPS://News.Example:443/a//b/?b=2&a=1&utm_medium=x&fbclid=1#part", "https://news.example/a/b/?a=1&b=2"),
        ("http://user:word@news.example/a", "http://news.example/a"),
        ("www.news.example/a", "http://www.news.example/a"),
        ("http://news.example/story.php?1234", "http://news.example/story.php?1234"),
        ("http://news.example/?cid=7&amp;sid=8", "http://news.example/?cid=7&sid=8"),
        ("ftp://news.example/a", None),
        ("http://[::1", None),
        ("not a url", None),
        ("", None),
        (None, None),
    ],
)
def test_urls_have_one_spelling(text, expected):
    assert normalised(text) == expected
    assert expected is None or normalised(expected) == expected


def test_domains_are_the_registered_ones():
    assert domain("https://edition.news.co.uk/a") == "news.co.uk"
    assert domain("www.paper.com") == "paper.com"
    assert domain("The Paper") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-04T08:00:00+02:00", datetime(2025, 3, 4, 6, tzinfo=UTC)),
        ("2025-03-04", datetime(2025, 3, 4, tzinfo=UTC)),
        ("Tue, 04 Mar 2025 08:00:00 GMT", datetime(2025, 3, 4, 8, tzinfo=UTC)),
        ("1741075200", datetime(2025, 3, 4, 8, tzinfo=UTC)),
        ("1741075200000", datetime(2025, 3, 4, 8, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        ("99999-01-01", None),
        (None, None),
    ],
)
def test_instants(text, expected):
    assert instant(text) == expected
