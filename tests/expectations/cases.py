"""For each rule and check, the smallest change to good rows that breaks it, and the ids of the rows it must find."""

from datetime import UTC, datetime
from hashlib import sha256

from tests.expectations import cases_extract, cases_link
from tests.expectations.breaks import Break, put, row_id, twice, without
from tests.expectations.given import Rows, document, reason


def other_bytes(rows: Rows) -> list[str]:
    rows["inputs"][0]["content"] = rows["inputs"][0]["content"].replace(b"Home", b"Gone")
    return [row_id("inputs", rows["inputs"][0])]


def longer_bytes(rows: Rows) -> list[str]:
    first = rows["inputs"][0]
    first["content"] += b"!"
    first["sha256"] = sha256(first["content"]).hexdigest()
    return [row_id("inputs", first)]


def not_cleaned(rows: Rows) -> list[str]:
    rows["inputs"][0]["outcome"] = "unchanged"
    return [row_id("articles", rows["articles"][0])]


def no_input(rows: Rows) -> list[str]:
    gone = rows["inputs"].pop(0)["document_id"]
    return [row_id("blocks", row) for row in rows["blocks"] if row["document_id"] == gone]


def a_block_less(rows: Rows) -> list[str]:
    del rows["blocks"][2]
    return [row_id("articles", rows["articles"][0])]


def document_not_an_article(rows: Rows) -> list[str]:
    rows["documents"][0]["outcome"] = "quarantined"
    return [row_id("articles", rows["articles"][0])]


def document_without_article(rows: Rows) -> list[str]:
    return ["d" + rows["articles"].pop(0)["article_id"][1:]]


def no_reason(rows: Rows) -> list[str]:
    rows["quarantine"].clear()
    return [row_id("documents", rows["documents"][2])]


RULES: dict[tuple[str, str], Break] = {
    **cases_extract.RULES,
    **cases_link.RULES,
    ("ingest", "inputs__id_malformed"): put("inputs", document_id="d12"),
    ("ingest", "inputs__duplicate_key"): twice("inputs"),
    ("ingest", "inputs__value_missing"): put("inputs", media_type=None),
    ("ingest", "inputs__code_unknown"): put("inputs", text_kind="poem"),
    ("ingest", "inputs__sha256_mismatch"): other_bytes,
    ("ingest", "inputs__size_mismatch"): longer_bytes,
    ("ingest", "inputs__missing_text"): put("inputs", text=" "),
    ("ingest", "inputs__too_large"): put("inputs", text="x" * 2_001),
    ("clean", "articles__id_malformed"): put("articles", article_id="a0123456789abcdef"),
    ("clean", "articles__duplicate_key"): twice("articles"),
    ("clean", "articles__value_missing"): put("articles", language=None),
    ("clean", "articles__document_missing"): not_cleaned,
    ("clean", "articles__no_body"): put("articles", body=" \n\u00a0\t", n_words=0),
    ("clean", "articles__body_too_long"): put("articles", body="word " * 250, n_words=250),
    ("clean", "articles__title_too_long"): put("articles", title="t" * 1_001),
    ("clean", "articles__byline_too_long"): put("articles", byline="b" * 501),
    ("clean", "articles__words_miscounted"): put("articles", n_words=1_600),
    ("clean", "articles__language_unsupported"): put("articles", language="pt"),
    ("clean", "articles__body_not_covered"): a_block_less,
    ("clean", "blocks__duplicate_key"): twice("blocks"),
    ("clean", "blocks__value_missing"): put("blocks", kept=None),
    ("clean", "blocks__code_unknown"): put("blocks", reason="weather"),
    ("clean", "blocks__document_missing"): no_input,
    ("clean", "blocks__reason_contradicted"): put("blocks", kept=True),
    ("clean", "blocks__span_invalid"): put("blocks", raw_end=10_000),
    ("load", "articles__document_missing"): without("articles", "documents", "document_id"),
    ("load", "articles__document_quarantined"): document_not_an_article,
    ("load", "documents__article_missing"): document_without_article,
    ("load", "documents__reason_missing"): no_reason,
    ("load", "blocks__document_missing"): without("blocks", "documents", "document_id"),
    ("load", "sentences__article_missing"): without("sentences", "articles", "article_id"),
    ("load", "mentions__article_missing"): without("mentions", "articles", "article_id"),
    ("load", "quotes__article_missing"): without("quotes", "articles", "article_id"),
    ("load", "figures__article_missing"): without("figures", "articles", "article_id"),
    ("load", "article_entities__article_missing"): without("article_entities", "articles", "article_id"),
    ("load", "statements__article_missing"): without("statements", "articles", "article_id"),
    ("load", "tally__rows_lost"): put("tally", rows_after=5, n_keys=5),
    ("load", "tally__duplicate_key"): put("tally", n_keys=5),
    ("publish", "views__no_answer"): put("views", n_rows=None, error="Binder Error"),
    ("publish", "views__comment_missing"): put("views", n_uncommented=1),
    ("publish", "counts__count_differs"): put("counts", n_published=1),
}


def many(rows: Rows, n: int) -> list[dict]:
    """As many inputs as make a share worth looking at."""
    rows["inputs"] = [document(at, f"Text {at}") for at in range(n)]
    rows["quarantine"] = []
    return rows["inputs"]


def aside(stage: str, n_new: int, n_aside: int, code: str) -> Break:
    """Of some inputs, some quarantined for one reason."""

    def change(rows: Rows) -> list[str]:
        for each in many(rows, n_new)[:n_aside]:
            each["outcome"] = "quarantined" if stage == "ingest" else "article"
            rows["quarantine"].append(reason(each, stage, code))
        return ["inputs"]

    return change


def outlet(rows: Rows, **before: object) -> list[str]:
    """Six articles now, after a history of thirty."""
    first = rows["articles"][0]
    rows["articles"] = [first | {"article_id": f"a{at}"} for at in range(6)]
    past = {"run_id": "20290101", "outlet": "herald", "n_documents": 30, "n_quarantined": 0, "n_articles": 30}
    rows["history"] = [past | {"n_undated": 0, "median_words": 16.0} | before]
    return ["herald"]


def fewer_words(rows: Rows) -> list[str]:
    return outlet(rows, median_words=33.0)


def dates_back(rows: Rows) -> list[str]:
    return outlet(rows, n_undated=11)


def quarantined_more(rows: Rows) -> list[str]:
    outlet(rows)
    aside("clean", 6, 3, "language_unsupported")(rows)
    return ["herald"]


def quarantined_without_reason(rows: Rows) -> list[str]:
    rows["quarantine"].clear()
    return [rows["inputs"][2]["document_id"]]


def lost(rows: Rows) -> list[str]:
    return ["d" + rows["articles"].pop()["article_id"][1:]]


CHECKS: dict[tuple[str, str], Break] = {
    **cases_extract.CHECKS,
    **cases_link.CHECKS,
    ("ingest", "inputs__unbalanced"): quarantined_without_reason,
    ("ingest", "inputs__encoding_unrecorded"): put("inputs", encoding_source=None),
    ("ingest", "inputs__quarantined_share"): aside("ingest", 20, 3, "empty_file"),
    ("ingest", "inputs__failed_share"): aside("ingest", 20, 11, "missing_text"),
    ("clean", "articles__unbalanced"): lost,
    ("clean", "articles__published_at_odd"): put("articles", published_at=datetime(2030, 1, 5, tzinfo=UTC)),
    ("clean", "articles__modified_before_published"): put("articles", modified_at=datetime(2029, 1, 5, tzinfo=UTC)),
    ("clean", "articles__words_drifted"): fewer_words,
    ("clean", "articles__undated_drifted"): dates_back,
    ("clean", "inputs__quarantined_drifted"): quarantined_more,
    ("clean", "inputs__quarantined_share"): aside("clean", 20, 3, "language_unsupported"),
    ("clean", "inputs__failed_share"): aside("clean", 20, 11, "no_body"),
}
