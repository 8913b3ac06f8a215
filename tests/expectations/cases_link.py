"""What breaks the rules and checks of stage link."""

from tests.expectations.breaks import Break, put, row_id
from tests.expectations.given_links import CLAIM, GONE, HEX, MEASURE, STORY, Rows
from tests.expectations.given_links import row_id as place_id

COUNTED = "a" + HEX["herald"]


def each(table: str, **values: object) -> Break:
    """Change every row of a table; the rule must find them all."""

    def change(rows: Rows) -> list[str]:
        return [found for at in range(len(rows[table])) for found in put(table, at, **values)(rows)]

    return change


def without_article(rows: Rows) -> list[str]:
    rows["reports"] = [row for row in rows["reports"] if row["article_id"] != "a" + HEX["digest"]]
    return [row_id("copies", rows["copies"][0])]


def without_group(rows: Rows) -> list[str]:
    """The article that a group goes by is gone from it."""
    rows["article_copies"] = [row for row in rows["article_copies"] if row["article_id"] != COUNTED]
    return ["a" + HEX["old"]]


def none_counts(rows: Rows) -> list[str]:
    next(row for row in rows["article_copies"] if row["article_id"] == COUNTED)["independent"] = False
    return ["a" + HEX["old"], COUNTED]


def without_story(rows: Rows) -> list[str]:
    return [rows["members"].pop(0)["member_id"]]


def without_statement(rows: Rows) -> list[str]:
    rows["linkable"] = [row for row in rows["linkable"] if row["member_id"][0] != "t"]
    return [row_id("members", row) for row in rows["members"] if row["kind"] == "claim"]


def one_figure(rows: Rows) -> list[str]:
    rows["members"].remove(next(row for row in rows["members"] if row["kind"] == "measure"))
    return [MEASURE]


def other_wording(rows: Rows) -> list[str]:
    rows["claims"][0]["statement_id"] = place_id("t", "courier", "A crack shut the bridge")
    return [CLAIM]


def outlet_uncovered(rows: Rows) -> list[str]:
    del rows["coverage"][0]
    return [CLAIM]


def no_omission(rows: Rows) -> list[str]:
    rows["omissions"].clear()
    return [row_id("coverage", rows["coverage"][2])]


def not_omitted(rows: Rows) -> list[str]:
    rows["coverage"][2]["status"] = "single"
    return [row_id("omissions", rows["omissions"][0])]


def other_sentence(rows: Rows) -> list[str]:
    rows["conflicts"][0]["readings"][0]["sentence"] = "It cut off 400 homes."
    return ["x1"]


def chained(rows: Rows) -> list[str]:
    rows["cluster_ids"].append(rows["cluster_ids"][0] | {"old_id": "s" + "8" * 16, "new_id": GONE})
    return ["s" + "8" * 16]


def alive_again(rows: Rows) -> list[str]:
    rows["alive"].append({"kind": "story", "cluster_id": GONE})
    return [GONE]


def one_story_of_all(rows: Rows) -> list[str]:
    story = rows["members"][0]
    rows["members"] = [story | {"member_id": f"a{at}"} for at in range(101)]
    next(row for row in rows["totals"] if row["table_name"] == "article_copies")["n_articles"] = 500
    return [STORY]


def linked_wrong(rows: Rows) -> None:
    chained(rows)
    other_sentence(rows)
    put("totals", n_keys=0)(rows)


RULES: dict[tuple[str, str], Break] = {
    ("link", "copies__article_missing"): without_article,
    ("link", "copies__share_invalid"): put("copies", share_b=1.1),
    ("link", "copies__code_unknown"): put("copies", kind="alike"),
    ("link", "article_copies__group_missing"): without_group,
    ("link", "article_copies__duplicate_invalid"): put("article_copies", duplicate_of="a" + HEX["old"]),
    ("link", "article_copies__independent_miscounted"): none_counts,
    ("link", "members__member_missing"): without_statement,
    ("link", "members__id_malformed"): put("members", cluster_id="e" + "1" * 16),
    ("link", "cluster_ids__id_malformed"): put("cluster_ids", kind="claim"),
    ("link", "cluster_ids__chained"): chained,
    ("link", "cluster_ids__still_alive"): alive_again,
    ("link", "reports__story_missing"): without_story,
    ("link", "wordings__quote_missing"): put("wordings", at=1, utterance_id="u1"),
    ("link", "wordings__reference_invalid"): each("wordings", is_reference=True),
    ("link", "wordings__code_unknown"): put("wordings", at=1, agreement="alike"),
    ("link", "measures__bounds_invalid"): put("measures", low=41.0),
    ("link", "measures__too_few_readings"): one_figure,
    ("link", "measures__code_unknown"): put("measures", verdict="doubt"),
    ("link", "claims__statement_missing"): other_wording,
    ("link", "claims__text_mismatch"): put("claims", text="A crack shut a bridge"),
    ("link", "claims__coverage_incomplete"): outlet_uncovered,
    ("link", "coverage__claim_missing"): put("coverage", claim_id="c1"),
    ("link", "coverage__code_unknown"): put("coverage", status="unknown"),
    ("link", "coverage__omission_missing"): no_omission,
    ("link", "omissions__not_omitted"): not_omitted,
    ("link", "omissions__counts_invalid"): put("omissions", n_reporting=3),
    ("link", "conflicts__too_few_readings"): put("conflicts", readings=[]),
    ("link", "conflicts__sentence_mismatch"): other_sentence,
    ("link", "conflicts__code_unknown"): put("conflicts", kind="figure"),
    ("link", "conflicts__cluster_missing"): put("conflicts", utterance_id="u1"),
    ("link", "corrections__code_unknown"): put("corrections", kind="merge"),
    ("link", "corrections__note_missing"): put("corrections", note=""),
    ("link", "corrected_names__name_unset"): put("corrected_names", name="Ada"),
    ("link", "corrected_speakers__speaker_unset"): put("corrected_speakers", quote_id="q2"),
    ("link", "totals__duplicate_key"): put("totals", n_keys=0),
    ("link", "totals__article_unlinked"): put("totals", at=1, n_articles=6),
    ("link", "totals__story_missing"): put("totals", at=4, n_strays=1),
}

CHECKS: dict[tuple[str, str], Break] = {
    ("link", "members__story_oversized"): one_story_of_all,
}
