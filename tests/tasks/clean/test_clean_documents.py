from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean import Cleaned, clean
from tasks.clean.lines import fold
from tests.tasks.clean.given import BODY, TITLE, inputs, learned, row
from warehouse import ids, terms
from warehouse.tables import ARTICLES, BLOCKS, LINE_SIGHTINGS, QUARANTINE, SKETCHES

MENU = "Menu\nHome\nWorld\nSports\nWeather\nSign in\nSubscribe\n"
TAIL = (
    "Also read: Lighthouse keeper of Varnhem retires after forty years\n\nADVERTISEMENT\n\nMost read\n\n"
    "Council votes on new market hall\n\n"
    "The mayor wants the hall to open before the summer, but the traders fear th...\n\n"
    "Sign up for our newsletter\n\nGet the day's headlines in your inbox\n\n© 2025 Sarn Times. All rights reserved.\n"
)  # fmt: skip
HEAD = f"{TITLE}\n\nBy Jane Doe\n\nPublished 3 Feb 2025, 10:15 GMT | Updated 3 Feb 2025, 12:40 GMT\n\nShare\n\n"
PAGE = MENU + "\n" + HEAD + "\n\n".join(BODY) + "\n\n" + TAIL


def cleaned(text: str, **given_values: str) -> Cleaned:
    return clean(inputs(row(text, **given_values)), learned())


def only(found: Cleaned) -> dict:
    (article,) = found.articles.to_pylist()
    return article


def reasons(found: Cleaned) -> dict[str, str]:
    body = only(found)["body"]
    return {
        block["text"] or body[block["body_start"] : block["body_end"]]: block["reason"]
        for block in found.blocks.to_pylist()
    }


def test_a_dump_with_furniture_round_it():
    article = only(cleaned(PAGE))
    assert article["title"] == TITLE
    assert article["body"] == "\n\n".join(BODY)
    assert article["byline"] == "Jane Doe"
    assert article["published_at"] == datetime(2025, 2, 3, 10, 15, tzinfo=UTC)
    assert article["published_source"] == "text"
    assert article["modified_at"] == datetime(2025, 2, 3, 12, 40, tzinfo=UTC)
    assert (article["language"], article["is_stub"]) == ("en", False)
    assert article["n_words"] == len(article["body"].split())


def test_reasons_say_why_lines_went():
    found = reasons(cleaned(PAGE))
    assert found[TITLE] == "title" and found["By Jane Doe"] == "byline" and found["Weather"] == "navigation"
    assert found["ADVERTISEMENT"] == "advertisement" and found["Share"] == "share"
    assert found["Sign up for our newsletter"] == "subscribe"
    assert found["© 2025 Sarn Times. All rights reserved."] == "legal"
    assert found["Also read: Lighthouse keeper of Varnhem retires after forty years"] == "related"


@pytest.mark.parametrize(
    "layout",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.replace("\n", "\n\t").replace(" ", "\u00a0"),
        lambda text: text.replace(" ", " \u200b"),
    ],
    ids=["crlf", "bom", "tight", "airy", "tabs and no-break spaces", "zero-width"],
)
def test_layouts_change_nothing(layout):
    article = only(cleaned(layout(PAGE)))
    assert article["title"] == TITLE and article["body"] == "\n\n".join(BODY)


def test_a_bare_body_has_no_title():
    article = only(cleaned("\n".join(BODY)))
    assert article["title"] is None and article["body"] == "\n\n".join(BODY)


def test_a_second_copy_of_the_body_goes():
    found = cleaned("\n".join([TITLE, "", TITLE, *BODY, *BODY]))
    assert only(found)["title"] == TITLE and only(found)["body"] == "\n\n".join(BODY)
    assert [block["reason"] for block in found.blocks.to_pylist()].count("repeat") == len(BODY) + 1


def test_a_comment_invitation_under_the_body_goes():
    assert only(cleaned("\n".join([*BODY, "Be the first to leave a comment"])))["body"] == "\n\n".join(BODY)


def test_one_paragraph_stays_one():
    text = " ".join(BODY * 4)
    assert only(cleaned(text))["body"] == fold(text)


def test_what_the_record_says_wins():
    found = cleaned(
        PAGE, given_title="Storm Agda: three ferries aground", given_byline="Ana Lund", given_published="2025-02-04"
    )
    article = only(found)
    assert (article["title"], article["byline"]) == ("Storm Agda: three ferries aground", "Ana Lund")
    assert article["published_at"] == datetime(2025, 2, 4, tzinfo=UTC)
    assert article["published_source"] == "given:date"


def test_a_dateline_stays_in_the_body_and_is_named():
    article = only(cleaned("\n\n".join(["PORT ELIAN, Sarn (Wire) — " + BODY[0], *BODY[1:]])))
    assert article["dateline_place"] == "PORT ELIAN, Sarn" and article["body"].startswith(
        "PORT ELIAN, Sarn (Wire) — Three"
    )


def test_a_time_that_nobody_tells_is_null():
    article = only(cleaned("\n\n".join([TITLE, *BODY])))
    assert article["published_at"] is None and article["published_source"] is None
    dated = only(cleaned("\n\n".join([TITLE, *BODY]), url="https://sarn-times.example/2025/02/03/storm"))
    assert dated["published_source"] == "url:date"


def test_short_and_cut_bodies_are_stubs():
    assert only(cleaned("\n\n".join(BODY[:2])))["is_stub"]
    cut = [
        *BODY,
        "The inquiry into the grounding will be led by the judge who had also looked into the sinking of the ...",
    ]
    assert only(cleaned("\n\n".join(cut)))["is_stub"]


GERMAN = (
    "Drei Fähren sind in der Nacht zum Dienstag in der Meerenge von Sarn auf Grund gelaufen, teilte die Küstenwache "
    "mit. Alle Fahrgäste wurden vor dem Morgengrauen mit Hubschraubern gerettet, siebzehn kamen in ein Krankenhaus. "
    "Der Hafen bleibt nach Angaben der Behörden mindestens bis zum Donnerstag geschlossen."
)  # fmt: skip


def test_other_languages_are_set_aside_whole_and_harm_nobody():
    found = clean(inputs(row(GERMAN, number=1), row(PAGE, number=2), row(" \n ", number=3)), learned())
    assert [article["title"] for article in found.articles.to_pylist()] == [TITLE]
    by_reason = {each["reason"]: each for each in found.quarantine.to_pylist()}
    assert set(by_reason) == {"language_unsupported", "missing_text"}
    assert "de" in by_reason["language_unsupported"]["detail"]
    assert by_reason["language_unsupported"]["document_id"] in found.blocks["document_id"].to_pylist()


def test_a_menu_has_no_body():
    found = clean(inputs(row(MENU)), learned())
    assert [each["reason"] for each in found.quarantine.to_pylist()] == ["no_body"]
    assert found.blocks.num_rows == 7


def test_documents_that_are_no_articles_are_left_out():
    found = clean(inputs(row(PAGE) | {"outcome": "unchanged"}), learned())
    assert found.articles.num_rows == found.blocks.num_rows == found.quarantine.num_rows == 0


def test_tables_are_as_defined():
    found = cleaned(PAGE)
    assert found.articles.schema.equals(ARTICLES.without("run_id").arrow())
    assert found.blocks.schema.equals(BLOCKS.arrow())
    assert found.quarantine.schema.equals(QUARANTINE.without("run_id").arrow())
    assert found.sightings.schema.equals(LINE_SIGHTINGS.arrow())
    assert found.sketches.schema.equals(SKETCHES.arrow())


LINES = st.sampled_from(
    [*BODY, TITLE, "Home", "ADVERTISEMENT", "Also read: Old mill burns", "By Jane Doe", "3 February 2025", "",
     "\u00a0", "• News", "Yes.", "...", "© 2025", "\ufeffShare", GERMAN, "<p>", "a" * 50]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(LINES, max_size=14).map("\n".join), min_size=1, max_size=3), st.sampled_from(["text", "html"]))
def test_every_document_is_accounted_for_and_spans_hold(texts, kind):
    rows = [row(text, kind, number=number) for number, text in enumerate(texts)]
    found = clean(inputs(*rows), learned())
    articles, aside = found.articles.to_pylist(), found.quarantine.to_pylist()
    documents = [each["document_id"] for each in articles] + [each["document_id"] for each in aside]
    assert sorted(documents) == sorted(each["document_id"] for each in rows)
    assert all(each["reason"] in terms.DOCUMENT_REASONS for each in aside)
    assert all(each["article_id"] == ids.article_id(each["document_id"]) for each in articles)
    bodies = {each["document_id"]: each["body"] for each in articles}
    raws = {each["document_id"]: each["text"] for each in rows}
    for block in found.blocks.to_pylist():
        body = bodies.get(block["document_id"])
        assert block["reason"] in (*terms.KEPT_REASONS, *terms.DROPPED_REASONS)
        assert block["kept"] is (block["reason"] in terms.KEPT_REASONS)
        assert (block["body_start"] is not None) is (block["reason"] == "body")
        assert (block["text"] is None) is (block["reason"] == "body")
        if kind == "text":
            text = fold(raws[block["document_id"]][block["raw_start"] : block["raw_end"]])
            assert body is None or text == (block["text"] or body[block["body_start"] : block["body_end"]])
    for document, body in bodies.items():
        spans = [
            (b["body_start"], b["body_end"])
            for b in found.blocks.to_pylist()
            if b["document_id"] == document and b["reason"] == "body"
        ]
        assert body == "\n\n".join(body[start:end] for start, end in spans)
