"""For each rule and check, the smallest change to good rows that breaks it, and the ids of the rows it must find."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from tests.expectations.given import BODY, Rows, document, reason

Break = Callable[[Rows], list[str]]


def put(table: str, at: int = 0, **values: object) -> Break:
    """Change a row; the rule must find it, under its id after the change."""

    def change(rows: Rows) -> list[str]:
        rows[table][at] |= values
        return [row_id(table, rows[table][at])]

    return change


def twice(table: str) -> Break:
    """A second row under the key of the first."""

    def change(rows: Rows) -> list[str]:
        rows[table].append(dict(rows[table][0]))
        return [row_id(table, rows[table][0])]

    return change


def without(table: str, parent: str, column: str) -> Break:
    """The first parent is gone: all its children are found."""

    def change(rows: Rows) -> list[str]:
        gone = rows[parent].pop(0)[column]
        return [row_id(table, row) for row in rows[table] if row[column] == gone]

    return change


KEYS = {
    "inputs": ("document_id",),
    "documents": ("document_id",),
    "articles": ("article_id",),
    "blocks": ("document_id", "position"),
    "sentences": ("article_id", "field", "char_start"),
    "mentions": ("article_id", "field", "char_start", "char_end"),
    "quotes": ("article_id", "field", "char_start", "char_end"),
    "figures": ("article_id", "field", "char_start", "char_end"),
    "tally": ("table_name",),
    "views": ("view_name",),
    "counts": ("table_name",),
}


def row_id(table: str, row: dict) -> str:
    return ":".join(str(row[name]) for name in KEYS[table] if row[name] is not None)


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


def no_body_sentences(rows: Rows) -> list[str]:
    first = rows["articles"][0]["article_id"]
    rows["sentences"] = [row for row in rows["sentences"] if row["article_id"] != first]
    rows["sentences"].append({"article_id": first, "field": "title", "char_start": 0, "char_end": 6})
    return [first]


def document_not_an_article(rows: Rows) -> list[str]:
    rows["documents"][0]["outcome"] = "quarantined"
    return [row_id("articles", rows["articles"][0])]


def document_without_article(rows: Rows) -> list[str]:
    return ["d" + rows["articles"].pop(0)["article_id"][1:]]


def no_reason(rows: Rows) -> list[str]:
    rows["quarantine"].clear()
    return [row_id("documents", rows["documents"][2])]


RULES: dict[tuple[str, str], Break] = {
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
    ("extract", "articles__no_sentences"): no_body_sentences,
    ("extract", "sentences__duplicate_key"): twice("sentences"),
    ("extract", "sentences__value_missing"): put("sentences", char_end=None),
    ("extract", "sentences__code_unknown"): put("sentences", field="footer"),
    ("extract", "sentences__article_missing"): without("sentences", "articles", "article_id"),
    ("extract", "sentences__span_invalid"): put("sentences", at=2, char_end=len(BODY) + 1),
    ("extract", "sentences__overlapping"): put("sentences", at=1, char_start=34),
    ("extract", "quotes__duplicate_key"): twice("quotes"),
    ("extract", "quotes__value_missing"): put("quotes", kind=None),
    ("extract", "quotes__code_unknown"): put("quotes", speaker_source="guess"),
    ("extract", "quotes__article_missing"): without("quotes", "articles", "article_id"),
    ("extract", "quotes__span_invalid"): put("quotes", field="standfirst", quoted=[]),
    ("extract", "quotes__text_mismatch"): put("quotes", text="Mayor the bridge"),
    ("extract", "quotes__quoted_mismatch"): put("quotes", quoted=[{"text": "ridge", "char_start": 28, "char_end": 34}]),
    ("extract", "figures__duplicate_key"): twice("figures"),
    ("extract", "figures__value_missing"): put("figures", unit=None),
    ("extract", "figures__code_unknown"): put("figures", modifier="roughly"),
    ("extract", "figures__article_missing"): without("figures", "articles", "article_id"),
    ("extract", "figures__span_invalid"): put("figures", field="standfirst"),
    ("extract", "figures__text_mismatch"): put("figures", text="a bridge"),
    ("extract", "figures__bounds_invalid"): put("figures", value_high=0.5),
    ("extract", "mentions__duplicate_key"): twice("mentions"),
    ("extract", "mentions__value_missing"): put("mentions", form=None),
    ("extract", "mentions__code_unknown"): put("mentions", kind="ANIMAL"),
    ("extract", "mentions__article_missing"): without("mentions", "articles", "article_id"),
    ("extract", "mentions__span_invalid"): put("mentions", field="standfirst"),
    ("extract", "mentions__text_mismatch"): put("mentions", text="Ada Brand"),
    ("load", "articles__document_missing"): without("articles", "documents", "document_id"),
    ("load", "articles__document_quarantined"): document_not_an_article,
    ("load", "documents__article_missing"): document_without_article,
    ("load", "documents__reason_missing"): no_reason,
    ("load", "blocks__document_missing"): without("blocks", "documents", "document_id"),
    ("load", "sentences__article_missing"): without("sentences", "articles", "article_id"),
    ("load", "mentions__article_missing"): without("mentions", "articles", "article_id"),
    ("load", "quotes__article_missing"): without("quotes", "articles", "article_id"),
    ("load", "figures__article_missing"): without("figures", "articles", "article_id"),
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


def names_nobody(rows: Rows) -> list[str]:
    first = rows["articles"][0]
    rows["articles"] = [first | {"article_id": f"a{at}", "n_words": 300} for at in range(20)]
    return ["articles"]


def one_short_sentence(rows: Rows) -> list[str]:
    first = rows["articles"][0]["article_id"]
    rows["sentences"] = [row for row in rows["sentences"] if row["article_id"] != first or row["char_start"] == 0]
    return [first]


CHECKS: dict[tuple[str, str], Break] = {
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
    ("extract", "articles__sentences_sparse"): one_short_sentence,
    ("extract", "articles__mentions_absent"): names_nobody,
}
