"""Each rule and check finds its bad row and no other; setting aside leaves rows that break none, and counts add up."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.context import context
from expectations.limits import Limits
from expectations.rules import UNSTORABLE, row_ids, set_aside
from expectations.sqlfiles import checks, rules, views
from expectations.stages import STAGES, stage_of
from tests.expectations import cases, cases_extract
from tests.expectations.given import RUN, Rows, good, history, tables

LIMITS = Limits(text_length_max=2_000, body_length_max=1_000)  # so that what is too long need not be
QUERIES = {(query.stage, query.code): query for stage in STAGES for query in (*rules(stage), *checks(stage))}
ROW_STAGES = ("ingest", "clean", "extract")


CON = duckdb.connect()  # one for all: a connection costs as much as the queries of a stage


def register(tables_given) -> None:
    for name, table in {**context(RUN, LIMITS), **tables_given}.items():
        CON.register(name, table)


def found(query, rows: Rows) -> list[str]:
    register({**tables(query.stage, rows), "history": history(rows)})
    for name, sql in views(query.stage).items():
        CON.execute(f"create or replace temporary view {name} as {sql}")
    return sorted(row[0] for row in CON.execute(query.sql).fetchall())


@pytest.mark.parametrize("stage", STAGES)
def test_no_query_finds_a_good_row(stage):
    rows = good()
    seen = {place: found(query, rows) for place, query in QUERIES.items() if place[0] == stage}
    assert {place: ids for place, ids in seen.items() if ids} == {}
    assert seen


@pytest.mark.parametrize("place", sorted(cases.RULES | cases.CHECKS), ids="/".join)
def test_a_query_finds_the_bad_row_and_no_other(place):
    rows = good()
    expected = (cases.RULES | cases.CHECKS)[place](rows)
    assert found(QUERIES[place], rows) == sorted(expected)


def test_every_rule_and_check_has_a_case_and_every_case_a_file():
    assert {(rule.stage, rule.code) for stage in STAGES for rule in rules(stage)} == set(cases.RULES)
    assert {(check.stage, check.code) for stage in STAGES for check in checks(stage)} == set(cases.CHECKS)


@pytest.mark.parametrize("stage", STAGES)
def test_a_rule_returns_its_reason_its_file_names_and_a_comment_tells(stage):
    names = {table.name for table in stage_of(stage).all_tables}
    for query in (*rules(stage), *checks(stage)):
        assert query.table in names
        assert query.severity in ("critical", "warning")
        assert query.purpose[0].isupper()
    for rule in rules(stage):
        assert f"'{rule.name}' as reason" in rule.sql


@pytest.mark.parametrize("name", [table.name for stage in ROW_STAGES for table in STAGES[stage].tables])
def test_value_missing_names_every_required_column(name):
    texts = [rule.sql for stage in ROW_STAGES for rule in rules(stage) if rule.code == f"{name}__value_missing"]
    table = next(table for stage in ROW_STAGES for table in STAGES[stage].tables if table.name == name)
    named = {column.name for column in table.columns if f"{column.name} is null" in texts[0]}
    assert named == set(table.required)


@pytest.mark.parametrize("stage", ROW_STAGES)
def test_good_rows_stay_as_they_are(stage):
    before = tables(stage, good())
    result = set_aside(stage, before, RUN)
    assert result.tables == before
    assert result.quarantine.num_rows == 0
    assert result.removed == {}


@pytest.mark.parametrize("place", sorted(place for place in cases.RULES if place[0] in ROW_STAGES), ids="/".join)
def test_a_bad_row_is_set_aside_with_its_reason(place):
    stage, code = place
    table_name, _, reason = code.partition("__")
    rows = good()
    expected = cases.RULES[place](rows)
    result = set_aside(stage, tables(stage, rows), RUN, LIMITS)
    shown = "documents" if table_name == "inputs" else table_name
    noted = [row for row in result.quarantine.to_pylist() if (row["table_name"], row["reason"]) == (shown, reason)]
    assert {row["row_id"] for row in noted} == set(expected)
    assert_no_rule_finds_a_row(stage, result.tables)


def assert_no_rule_finds_a_row(stage, left):
    register(left)
    broken = {rule.code: CON.execute(rule.sql).fetchall() for rule in rules(stage)}
    assert {code: rows for code, rows in broken.items() if rows} == {}


def test_an_article_takes_its_sentences_and_mentions_along_silently():
    rows = good()
    article_id = cases_extract.no_body_sentences(rows)[0]
    result = set_aside("extract", tables("extract", rows) | {"inputs": tables("ingest", rows)["inputs"]}, RUN)
    assert result.quarantine.to_pylist() == [
        {
            "stage": "extract",
            "level": "document",
            "document_id": "d" + article_id[1:],
            "source_uri": "file-1.txt",
            "table_name": "articles",
            "row_id": article_id,
            "reason": "no_sentences",
            "detail": "An article's body has at least one sentence",
        }
    ]
    assert result.removed == {
        ("articles", "no_sentences"): 1,
        ("sentences", "no_sentences"): 1,
        ("mentions", "no_sentences"): 2,
        ("article_entities", "no_sentences"): 1,
        ("quotes", "no_sentences"): 2,
        ("figures", "no_sentences"): 1,
        ("statements", "no_sentences"): 1,
    }
    assert article_id not in result.tables["mentions"]["article_id"].to_pylist()


def test_an_article_left_without_sentences_goes_after_them():
    rows = good()
    for row in rows["sentences"][:3]:
        row["char_end"] = 10_000
    result = set_aside("extract", tables("extract", rows), RUN)
    assert Counter(result.quarantine["reason"].to_pylist()) == {"span_invalid": 3, "no_sentences": 1}
    assert result.tables["articles"].num_rows == 1


def test_of_two_rows_with_one_key_the_first_stays():
    rows = good()
    rows["articles"].append(rows["articles"][0] | {"title": "Second"})
    cleaned = set_aside("clean", tables("clean", rows), RUN)
    assert cleaned.tables["articles"]["title"].to_pylist() == ["Bridge opens", "Bridge opens"]
    assert cleaned.removed == {("articles", "duplicate_key"): 1}
    assert cleaned.quarantine["level"].to_pylist() == ["row"]


def test_an_input_set_aside_stays_a_document_but_one_without_identity_does_not():
    rows = good()
    cases.other_bytes(rows)
    rows["inputs"][1]["document_id"] = "d1"
    result = set_aside("ingest", tables("ingest", rows), RUN)
    assert result.tables["inputs"]["outcome"].to_pylist() == ["quarantined", "quarantined"]
    assert result.removed == {("inputs", "id_malformed"): 1}
    assert sorted(result.quarantine["reason"].to_pylist()) == ["id_malformed", "sha256_mismatch"]


def test_a_row_without_its_key_goes():
    rows = good()
    rows["articles"][0]["article_id"] = None
    result = set_aside("clean", tables("clean", rows), RUN)
    assert result.quarantine["row_id"].to_pylist() == [""]
    assert result.quarantine["document_id"].to_pylist() == [rows["articles"][0]["document_id"]]
    assert result.tables["articles"].num_rows == 1


def test_a_table_not_given_is_named():
    with pytest.raises(ValueError, match="stage extract read tables not given: article_entities, figures, mentions"):
        set_aside("extract", {"articles": tables("extract", good())["articles"]}, RUN)
    with pytest.raises(ValueError, match="no stage 'brew'"):
        set_aside("brew", {}, RUN)


BREAKS = {stage: [cases.RULES[place] for place in sorted(cases.RULES) if place[0] == stage] for stage in ROW_STAGES}
PLANS = st.sampled_from(ROW_STAGES).flatmap(
    lambda stage: st.tuples(st.just(stage), st.lists(st.integers(0, len(BREAKS[stage]) - 1), max_size=6))
)


@settings(deadline=None, max_examples=25)
@given(PLANS, st.lists(st.tuples(st.sampled_from(("articles", "blocks", "sentences", "mentions")), st.integers(0, 9))))
def test_whatever_is_broken_no_rule_finds_a_row_afterwards_and_counts_add_up(plan, lost):
    stage, broken = plan
    rows = good()
    for at in broken:
        if rows["inputs"] and rows["articles"]:
            BREAKS[stage][at](rows)
    for name, at in lost:
        del rows[name][at : at + 1]
    before = tables(stage, rows)
    result = set_aside(stage, before, RUN, LIMITS)
    assert_no_rule_finds_a_row(stage, result.tables)
    for name, table in before.items():
        gone = sum(n for (of, _), n in result.removed.items() if of == name)
        assert result.tables[name].num_rows + gone == table.num_rows
    assert_every_removal_is_told(stage, before, result)


def assert_every_removal_is_told(stage, before, result):
    told = {(row["table_name"], row["row_id"]) for row in result.quarantine.to_pylist()}
    gone_parents = set()
    for table in STAGES[stage].tables:
        left = set(row_ids(result.tables[table.name], table).to_pylist())
        shown = "documents" if table.name == "inputs" else table.name
        parent = STAGES[stage].parents.get(table.name)
        for row_id, row in zip(
            row_ids(before[table.name], table).to_pylist(), before[table.name].to_pylist(), strict=True
        ):
            if row_id not in left:
                with_parent = parent is not None and row[parent[1]] in gone_parents
                assert (shown, row_id) in told or with_parent
                gone_parents.add(row_id)


def test_setting_aside_does_not_load_great_expectations():
    code = "import sys, expectations.rules; sys.exit('great_expectations' in sys.modules)"
    project = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=project, check=False).returncode == 0


def test_reasons_that_keep_a_row_from_being_stored_come_first():
    for stage in ROW_STAGES:
        names = [rule.name for rule in rules(stage)]
        firsts = [at for at, name in enumerate(names) if name in UNSTORABLE]
        assert firsts == list(range(len(firsts)))
