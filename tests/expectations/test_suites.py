"""Suites hold on good rows and name what is wrong with bad ones; Great Expectations is loaded once for all of it."""

import socket
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from expectations import sqlfiles, stagebase
from expectations.docs import build_docs
from expectations.failure import StageFailed, raise_if_failed, verdict
from expectations.limits import Limits
from expectations.runner import Check, StageResult, check, validate
from expectations.stages import STAGES, stage_of
from tests.expectations import breaks, cases, cases_link
from tests.expectations.given import RUN, Rows, good, history, tables
from warehouse.tables import RUN_CHECKS


def build(folder: Path, stage: str, rows: Rows, name: str = "stage") -> Path:
    path = folder / f"{name}-{stage}.duckdb"
    stagebase.build(path, stage, tables(stage, rows), RUN, history(rows))
    return path


def no_network(*args: object) -> None:
    raise AssertionError("something reached for the network")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("stages")


@pytest.fixture(scope="module")
def sound(folder) -> dict[str, StageResult]:
    """Each stage's suite on good rows, with no network to reach for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", no_network)
        patch.setattr(socket, "getaddrinfo", no_network)
        return {stage: validate(stage, build(folder, stage, good()), RUN.run_id) for stage in STAGES}


def twice_and_misquoted(rows: Rows) -> None:
    breaks.twice("mentions")(rows)
    rows["mentions"][2]["text"] = "Ada Brand"


def old_outlet(rows: Rows) -> None:
    cases.lost(rows)
    cases.fewer_words(rows)
    rows["articles"][0]["language"] = None


def poem_of_no_type(rows: Rows) -> None:
    rows["inputs"][0]["text_kind"] = "poem"
    rows["inputs"][1]["media_type"] = None


# What is done to good rows, and what must then not hold: expectation and column, by stage.
PLANTED = {
    "ingest": (
        poem_of_no_type,
        {
            ("expect_column_values_to_not_be_null", "inputs.media_type"),
            ("expect_column_values_to_be_in_set", "inputs.text_kind"),
            ("inputs__value_missing", "inputs"),
            ("inputs__code_unknown", "inputs"),
        },
    ),
    "clean": (
        old_outlet,
        {
            ("expect_column_values_to_not_be_null", "articles.language"),
            ("articles__value_missing", "articles"),
            ("articles__id_malformed", "articles"),
            ("articles__words_drifted", "articles"),
            ("articles__unbalanced", "articles"),
        },
    ),
    "extract": (
        twice_and_misquoted,
        {
            ("expect_compound_columns_to_be_unique", "mentions.article_id, field, char_start, char_end"),
            ("mentions__duplicate_key", "mentions"),
            ("mentions__text_mismatch", "mentions"),
        },
    ),
    "load": (
        cases.no_reason,
        {("documents__reason_missing", "documents")},
    ),
    "link": (
        cases_link.linked_wrong,
        {
            ("cluster_ids__chained", "cluster_ids"),
            ("conflicts__sentence_mismatch", "conflicts"),
            ("totals__duplicate_key", "totals"),
        },
    ),
    "publish": (
        breaks.put("views", n_rows=None, error="Binder Error"),
        {("views__no_answer", "views")},
    ),
}


@pytest.fixture(scope="module")
def planted(folder) -> dict[str, tuple[Path, list[Check]]]:
    """Each stage's suite on the rows of PLANTED."""
    found = {}
    for stage, (change, _) in PLANTED.items():
        rows = good()
        change(rows)
        path = build(folder, stage, rows, "planted")
        found[stage] = (path, check(stage, path, RUN.run_id))
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_good_rows_keep_every_expectation_and_none_raises(sound, stage):
    checks = sound[stage].checks
    assert [each for each in checks if not each.success or each.errored] == []
    assert verdict(checks) is None
    results = [result for each in sound[stage].validations for result in each.results]
    assert len(results) == len(checks)
    assert "raised_exception': True" not in str([result.exception_info for result in results])


@pytest.mark.parametrize("stage", STAGES)
def test_a_check_has_the_columns_and_the_key_of_run_checks(sound, stage):
    assert ("run_id", *(each.name for each in fields(Check))) == RUN_CHECKS.names
    keys = [(each.stage, each.expectation, each.column_name) for each in sound[stage].checks]
    assert len(set(keys)) == len(keys)


def test_own_tables_have_their_columns_keys_and_required_values_looked_at(sound):
    looked = {(each.expectation, each.column_name) for result in sound.values() for each in result.checks}
    for table in (table for name, stage in STAGES.items() if name != "link" for table in stage.tables):
        key = f"{table.name}.{', '.join(table.key)}"
        assert ("expect_table_columns_to_match_set", table.name) in looked
        assert {("expect_column_values_to_be_unique", key), ("expect_compound_columns_to_be_unique", key)} & looked
        required = [name for name in table.required if (table.name, name) != ("articles", "run_id")]
        by_column = {("expect_column_values_to_not_be_null", f"{table.name}.{name}") for name in required}
        assert by_column <= looked or (f"{table.name}__value_missing", table.name) in looked


def test_what_linking_writes_has_its_types_looked_at_and_its_keys_counted(sound):
    looked = {(each.expectation, each.column_name) for each in sound["link"].checks}
    assert {("column_types", None), ("totals__duplicate_key", "totals")} <= looked
    counted = {row["table_name"] for row in good()["totals"]}
    assert counted >= {table.name for table in STAGES["link"].tables} - {"totals"}


@pytest.mark.parametrize("stage", PLANTED)
def test_planted_rows_break_the_expectations_that_are_about_them(planted, stage):
    checks = planted[stage][1]
    broken = {(each.expectation, each.column_name) for each in checks if not each.success}
    assert broken == PLANTED[stage][1]
    assert not any(each.errored for each in checks)


@pytest.mark.parametrize("stage", PLANTED)
def test_the_sql_of_a_broken_expectation_shows_as_many_rows_as_it_counted(planted, stage):
    path, checks = planted[stage]
    with duckdb.connect(path, read_only=True) as con:
        for each in checks:
            if not each.success:
                assert each.unexpected_count == len(con.execute(each.sql).fetchall()) > 0


def test_the_share_of_bad_rows_is_told_where_a_row_is_a_row(planted):
    _, checks = planted["extract"]
    shares = {each.expectation: each.unexpected_percent for each in checks if not each.success}
    assert shares["mentions__text_mismatch"] == 20.0
    assert shares["expect_compound_columns_to_be_unique"] == 40.0


def test_drift_warns_and_does_not_stop_the_run(planted):
    _, checks = planted["clean"]
    drift = next(each for each in checks if each.expectation == "articles__words_drifted")
    assert (drift.severity, drift.success, drift.unexpected_count) == ("warning", False, 1)
    assert verdict([drift]) is None


def test_the_first_critical_failure_names_the_expectation_the_rows_and_the_sql(planted):
    path, checks = planted["load"]
    with pytest.raises(StageFailed) as raised:
        raise_if_failed(checks, path)
    failure = raised.value.failure
    assert (failure.stage, failure.expectation, failure.rows) == ("load", "documents__reason_missing", 1)
    for part in ("stage load", "documents__reason_missing", "1 row breaks it", str(path), failure.sql):
        assert part in str(raised.value)


def test_an_expectation_that_raises_is_critical_and_failed(folder):
    rows = good()
    given = tables("extract", rows) | {"mentions": tables("extract", rows)["mentions"].drop_columns(["kind"])}
    path = folder / "lacking.duckdb"
    stagebase.build(path, "extract", given, RUN)
    checks = check("extract", path, RUN.run_id)
    raised = {each.expectation: each for each in checks if each.errored}
    assert {"mentions__code_unknown", "mentions__value_missing", "expect_column_values_to_be_in_set"} <= set(raised)
    assert {(each.severity, each.success) for each in raised.values()} == {("critical", False)}
    assert "kind" in raised["mentions__code_unknown"].observed
    types = next(each for each in checks if each.expectation == "column_types")
    assert (types.success, types.unexpected_count) == (False, 1)
    assert verdict([raised["mentions__code_unknown"]]) is not None


def test_checks_come_in_one_order_say_the_same_twice_and_print_nothing(folder, sound, capfd):
    again = check("publish", build(folder, "publish", good(), "again"), RUN.run_id)
    assert again == sound["publish"].checks
    assert capfd.readouterr() == ("", "")


def test_a_file_is_free_once_it_was_checked(folder, sound):
    with duckdb.connect(folder / "stage-ingest.duckdb") as con:
        con.execute("create table written (n integer)")


def test_another_runs_file_is_refused(folder, sound):
    with pytest.raises(ValueError, match=f"holds the rows of run {RUN.run_id}, not of run 2031"):
        check("ingest", folder / "stage-ingest.duckdb", "2031")


def test_no_rows_break_nothing_but_where_there_must_be_some(folder):
    path = folder / "empty.duckdb"
    stagebase.build(path, "extract", {table.name: [] for table in stage_of("extract").all_tables}, RUN)
    assert [each for each in check("extract", path, RUN.run_id) if not each.success] == []


def test_data_docs_have_a_page_for_each_table(folder, sound):
    first = build_docs(list(sound.values()), RUN, folder / "docs")
    pages = {path.stem for path in first.parent.rglob("*.html")}
    assert {"index", "ingest_inputs", "clean_articles", "extract_mentions", "load_tally", "publish_views"} <= pages
    assert "mentions" in first.read_text(encoding="utf-8")


def test_limits_can_be_overridden(folder):
    rows = good()
    path = folder / "strict.duckdb"
    limits = Limits(share_documents_min=3, quarantined_share_max=0.3)
    stagebase.build(path, "ingest", tables("ingest", rows), RUN, limits=limits)
    with duckdb.connect(path) as con:
        sql = next(query.sql for query in sqlfiles.checks("ingest") if query.name == "quarantined_share")
        assert con.execute(sql).fetchall() == [("inputs", 3, 1)]
