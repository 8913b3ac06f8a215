import pytest

from tests.warehouse.builder import FIRST, SECOND, at, opened, report, rows, run

URL = "https://www.harbour-post.example/news/ferry"


def ask(tables, sql):
    with opened(tables) as con:
        return con.execute(sql).fetchall()


def versions(*reports):
    """First word of the body, version, first word of what it replaces, whether it is current; in order of versions."""
    sql = "select article_id, split_part(body, ' ', 1), version, supersedes, is_current from published.articles"
    found = ask(rows(*reports), sql)
    words = {article_id: word for article_id, word, *_ in found}
    return sorted(
        ((w, n, words.get(old), is_last) for _, w, n, old, is_last in found), key=lambda row: (row[1], row[0])
    )


def test_versions_follow_the_time_of_modification():
    late = report("Post", URL, "late text", modified_at=at(9))
    early = report("Post", URL, "early text", modified_at=at(8))
    assert versions(late, early) == [("early", 1, None, False), ("late", 2, "early", True)]


def test_without_a_modification_the_time_of_fetching_counts():
    late = report("Post", URL, "late text", fetched_at=at(9))
    early = report("Post", URL, "early text", modified_at=at(8))
    assert versions(late, early) == [("early", 1, None, False), ("late", 2, "early", True)]


def test_without_any_time_the_run_that_saw_it_first_counts():
    late = report("Post", URL, "late text", SECOND)
    early = report("Post", URL, "early text", FIRST)
    assert versions(late, early) == [("early", 1, None, False), ("late", 2, "early", True)]


def test_what_was_not_modified_is_as_old_as_its_publication():
    early = report("Post", URL, "early text", SECOND, published_at=at(3))
    late = report("Post", URL, "late text", FIRST, published_at=at(3), modified_at=at(4))
    assert versions(late, early) == [("early", 1, None, False), ("late", 2, "early", True)]


def test_of_one_time_of_modification_the_later_seen_is_the_later_version():
    late = report("Post", URL, "late text", SECOND, modified_at=at(8))
    early = report("Post", URL, "early text", FIRST, modified_at=at(8))
    assert versions(late, early) == [("early", 1, None, False), ("late", 2, "early", True)]


def test_an_article_cleaned_again_keeps_the_time_it_was_first_seen():
    early = report("Post", URL, "early text", FIRST)
    early["articles"]["run_id"] = "20260112T080000000000Z"
    assert versions(early, report("Post", URL, "late text", SECOND))[-1] == ("late", 2, "early", True)


def test_of_equal_times_the_id_decides_whatever_the_order_of_rows():
    one, two = report("Post", URL, "one text"), report("Post", URL, "two text")
    first = min((one, two), key=lambda given: given["articles"]["article_id"])["articles"]["body"].split()[0]
    assert versions(one, two) == versions(two, one)
    assert versions(one, two)[0][0] == first


def test_the_same_url_at_another_outlet_is_no_version():
    found = versions(report("Post", URL, "post text"), report("Mail", URL, "mail text"))
    assert found == [("mail", 1, None, True), ("post", 1, None, True)]


def test_articles_without_a_url_are_no_versions_of_each_other():
    found = versions(report("Post", None, "one text"), report("Post", None, "two text"))
    assert found == [("one", 1, None, True), ("two", 1, None, True)]


def test_changes_tell_paragraphs_and_titles():
    early = report("Post", URL, "Same.\n\nTwo were hurt.\n\nEnd.", title="Two hurt", modified_at=at(8))
    late = report(
        "Post", URL, "Same.\n\nThree were hurt.\n\n \nOne is missing.\n\nEnd.", title="Three", modified_at=at(9)
    )
    sql = "select outlet, url, seen_at, added, removed, title_before, title_after from published.changes"
    added, removed = ["Three were hurt.", "One is missing."], ["Two were hurt."]
    assert ask(rows(early, late), sql) == [("Post", URL, at(9), added, removed, "Two hurt", "Three")]


def test_changes_name_both_versions():
    early, late = report("Post", URL, "early text"), report("Post", URL, "late text", SECOND)
    ids = (late["articles"]["article_id"], early["articles"]["article_id"])
    sql = "select article_id, supersedes, seen_at from published.changes"
    assert ask(rows(early, late), sql) == [(*ids, at(11, 8))]


def test_a_version_that_alters_no_text_is_no_change():
    early = report("Post", URL, "One.\n\nTwo.", title="T")
    late = report("Post", URL, "One.\n\nTwo.\n", SECOND, title="T")
    assert ask(rows(early, late), "from published.changes") == []


def test_a_title_that_appears_is_a_change():
    early, late = report("Post", URL, "One."), report("Post", URL, "One.\n", SECOND, title="T")
    sql = "select added, removed, title_before, title_after from published.changes"
    assert ask(rows(early, late), sql) == [([], [], None, "T")]


def test_blocks_take_their_text_from_the_body():
    given = report("Post", URL, "Ne\u0301w 😀 ferry.\n\nEnd.")
    document = given["documents"]["document_id"]
    blocks = [
        {"document_id": document, "position": 0, "text": "Menu", "kept": False, "reason": "navigation"},
        {"document_id": document, "position": 1, "body_start": 0, "body_end": 13, "kept": True, "reason": "body"},
        {"document_id": document, "position": 2, "body_start": 15, "body_end": 19, "kept": True, "reason": "body"},
        {"document_id": "dother", "position": 0, "text": "Hm", "kept": False, "reason": "navigation"},
    ]
    article = given["articles"]["article_id"]
    sql = "select article_id, position, text from published.blocks order by article_id nulls last, position"
    assert ask(rows(given, blocks=blocks), sql) == [
        (article, 0, "Menu"), (article, 1, "Ne\u0301w 😀 ferry."), (article, 2, "End."), (None, 0, "Hm"),
    ]  # fmt: skip


OUTLET_SQL = "from published.outlets order by outlet"


def test_an_outlet_is_named_and_dated_by_source_and_articles():
    one = report("Post", URL, "one text", published_at=at(3))
    two = report("Post", URL, "two text", SECOND, published_at=at(5))
    other = report("Post", "http://m.post.example:8080/x", "three text")
    known = [{"outlet": "Post", "name": "The Harbour Post", "country": "NZ"}]
    expected = [("Post", "The Harbour Post", "harbour-post.example", "NZ", 2, at(3), at(5))]
    assert ask(rows(one, two, other, outlets=known), OUTLET_SQL) == expected


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("HTTPS://WWW.Mail.example/A?b", "mail.example"),
        ("http://m.mail.example:8080", "mail.example"),
        ("https://news.mail.example#top", "news.mail.example"),
        ("ftp-less/path", None),
        (None, None),
    ],
)
def test_an_outlets_domain_is_that_of_its_urls(url, domain):
    assert ask(rows(report("Mail", url, "a text")), OUTLET_SQL) == [("Mail", "Mail", domain, None, 1, None, None)]


def test_a_given_domain_comes_before_that_of_urls():
    known = [{"outlet": "Post", "name": "Post", "domain": "given.example"}]
    assert ask(rows(report("Post", URL, "a"), outlets=known), OUTLET_SQL)[0][2] == "given.example"


def test_outlets_of_nothing_but_quarantined_inputs_are_told():
    assert ask(rows(documents=[{"document_id": "d1", "outlet": "Mute"}]), OUTLET_SQL) == [
        ("Mute", "Mute", None, None, 0, None, None)
    ]


SPAN = {"field": "body", "char_start": 4, "char_end": 9}


def test_row_ids_are_of_article_field_and_span():
    given = report("Post", URL, "The ferry sank.", title="Ferry")
    article = given["articles"]["article_id"]
    span = {**SPAN, "article_id": article}
    tables = rows(
        given,
        mentions=[span, {**span, "field": "title", "char_start": 0, "char_end": 5}],
        quotes=[span],
        figures=[span],
        statements=[{**span, "field": "standfirst"}],
    )
    place = article[1:]
    with opened(tables) as con:
        ids = {
            view: [row[0] for row in con.execute(f"select #1 from published.{view} order by #1").fetchall()]
            for view in ("mentions", "quotes", "figures", "statements")
        }
    assert ids == {
        "mentions": [f"m{place}-b4-9", f"m{place}-t0-5"],
        "quotes": [f"q{place}-b4-9"],
        "figures": [f"f{place}-b4-9"],
        "statements": [f"t{place}-s4-9"],
    }


def test_quotes_and_figures_tell_their_outlet():
    given = report("Post", URL, "The ferry sank.")
    span = {**SPAN, "article_id": given["articles"]["article_id"]}
    quoted = [{"text": "ferry", "char_start": 4, "char_end": 9}]
    tables = rows(given, quotes=[{**span, "quoted": quoted, "parts": []}], figures=[{**span, "value_low": 3.0}])
    assert ask(tables, "select outlet, quoted, parts, speaker from published.quotes") == [("Post", quoted, [], None)]
    assert ask(tables, "select outlet, value_low, value_high from published.figures") == [("Post", 3.0, None)]


def test_runs_stages_checks_and_quarantine_pass_straight():
    stage = {"run_id": FIRST, "stage": "clean", "rows_in": 3, "rows_out": 2, "rows_quarantined": 1, "seconds": 0.5}
    check = {"run_id": FIRST, "stage": "clean", "expectation": "e", "severity": "warning", "unexpected_count": 4}
    set_aside = {"run_id": FIRST, "reason": "no_body", "row_id": "d1"}
    tables = rows(
        run_stages=[stage], run_checks=[check], quarantine=[set_aside], runs=[run(FIRST, at(10), n_documents=3)]
    )
    assert ask(tables, "from published.run_stages") == [(FIRST, "clean", 3, 2, 1, 0.5)]
    assert ask(tables, "select expectation, unexpected_count from published.run_checks") == [("e", 4)]
    assert ask(tables, "select run_id, row_id, reason from published.quarantine") == [(FIRST, "d1", "no_body")]
    assert ask(tables, "select run_id, started_at, n_documents from published.runs") == [(FIRST, at(10), 3)]
