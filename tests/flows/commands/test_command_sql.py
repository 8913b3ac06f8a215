import io
import json
import os
import signal

import duckdb
import pytest

from flows.commands.queries import ready_questions
from flows.shell.session import Session


@pytest.fixture
def ask(parallax, place):
    return lambda *words: parallax("sql", *words, "--warehouse", place.link)


def test_a_table_says_how_many_rows(ask):
    code, out, err = ask("select title, n_words from articles order by title")
    assert (code, err) == (0, "")
    head, rule, ferry, other, count = out.splitlines()
    assert (head, rule) == ("title       n_words", "──────────  ───────")
    assert (ferry, other) == ("Ferry             0", "Ähnlich 😀        0")
    assert count == "2 rows"


def test_line_breaks_stay_out_of_tables(ask):
    assert "A ferry sank." in ask("select body from articles where outlet = 'Mail'")[1]


def test_escape_sequences_stay_out_of_tables(ask):
    assert "\033" not in ask("select 'a' || chr(27) || '[31mred' as x")[1]


def test_csv_has_whole_values_and_times_in_utc(ask):
    code, out, _ = ask("select outlet, published_at, body from articles order by outlet", "--format", "csv")
    assert code == 0
    assert out == 'outlet,published_at,body\nMail,,"A ferry\nsank."\nPost,2026-01-03T00:00:00Z,The ferry sank.\n'


NESTED = """select [1, 2] as list, {'a': 1.5, 'b': [null, 'x']} as struct, date '2026-01-02' as day, true as yes,
 map {'k': timestamptz '2026-01-01 01:00+01'} as m, 1.50::decimal(4, 2) as price, 'nan'::double as n,
 '\\xAA'::blob as bytes, null as nothing, 'ü "q"' as text"""
PLAIN = {
    "list": [1, 2], "struct": {"a": 1.5, "b": [None, "x"]}, "m": {"k": "2026-01-01T00:00:00Z"}, "day": "2026-01-02",
    "price": 1.5, "n": None, "bytes": "aa", "nothing": None, "yes": True, "text": 'ü "q"',
}  # fmt: skip


def test_json_keeps_lists_and_structs(ask):
    _, out, _ = ask(NESTED, "--format", "json")
    assert json.loads(out) == [PLAIN]


def test_json_lines_are_one_object_a_line(ask):
    _, out, _ = ask(f"{NESTED} from range(2)", "--format", "jsonl")
    assert [json.loads(line) for line in out.splitlines()] == [PLAIN, PLAIN]


def test_no_rows_are_an_empty_answer(ask):
    assert ask("from coverage", "--format", "json")[1] == "[]\n"
    assert ask("from coverage", "--format", "csv")[1] == "story_id,claim_id,outlet,status\n"
    assert ask("from coverage")[1].endswith("\n0 rows\n")


def test_columns_of_one_name_are_all_kept(ask):
    assert json.loads(ask("select 1 as x, 2 as x", "--format", "json")[1]) == [{"x": 1, "x_1": 2}]


def test_every_row_comes_in_csv(ask):
    assert ask("select * from range(5000)", "--format", "csv")[1].count("\n") == 5001


def test_parquet_goes_to_a_file(ask, tmp_path):
    target = tmp_path / "answer.parquet"
    assert ask("select title, published_at from articles", "--format", "parquet", "--output", target) == (0, "", "")
    with duckdb.connect() as con:
        assert con.execute(f"select count(*), count(published_at) from '{target}'").fetchone() == (2, 1)


def test_parquet_needs_a_file(ask):
    code, _, err = ask("from articles", "--format", "parquet")
    assert code == 2 and "--output" in err


def test_output_goes_to_a_file(ask, tmp_path):
    target = tmp_path / "answer.csv"
    assert ask("select 1 as x", "--format", "csv", "--output", target) == (0, "", "")
    assert target.read_text() == "x\n1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["answer.csv"]


def test_an_output_that_cannot_be_written_is_told(ask, tmp_path):
    code, _, err = ask("select 1 as x", "--output", tmp_path / "none" / "answer.csv")
    assert code == 2 and "cannot write" in err


def test_the_question_may_come_from_standard_input(ask, monkeypatch):
    for words in ((), ("-",)):
        monkeypatch.setattr("sys.stdin", io.StringIO("select 42 as x"))
        assert ask(*words, "--format", "csv")[1] == "x\n42\n"


def test_the_question_may_come_from_a_file(ask, tmp_path):
    (tmp_path / "q.sql").write_text("-- Which?\nselect 42 as x;\n")
    assert ask("--file", tmp_path / "q.sql", "--format", "csv")[1] == "x\n42\n"
    code, _, err = ask("--file", tmp_path / "none.sql")
    assert code == 2 and "none.sql" in err


def test_ready_questions_are_listed_and_answered(ask):
    listed = [line.split(",")[0] for line in ask("--list", "--format", "csv")[1].splitlines()[1:]]
    assert listed == [name for name, _ in ready_questions()] and len(listed) >= 10
    assert "Post" in ask("--query", "articles_per_day", "--format", "csv")[1]
    code, _, err = ask("--query", "nonsense")
    assert code == 2 and "most_named" in err


def test_two_questions_at_once_are_refused(ask):
    code, _, err = ask("select 1", "--query", "most_named")
    assert code == 2 and "not several" in err


@pytest.mark.parametrize("question", ["selekt 1", "from nowhere", "create table published.x (y integer)"])
def test_a_question_that_does_not_hold_is_told_without_traceback(ask, question):
    code, out, err = ask(question)
    assert (code, out) == (2, "")
    assert err.startswith("parallax: ") and "Traceback" not in err


def test_a_missing_warehouse_says_how_to_make_one(parallax, tmp_path):
    code, _, err = parallax("sql", "select 1", "--warehouse", tmp_path / "none.duckdb")
    assert code == 2 and "parallax run" in err


def test_asking_leaves_nothing_beside_the_published_files(ask, place):
    before = sorted(place.folder.rglob("*"))
    ask("from articles")
    assert sorted(place.folder.rglob("*")) == before


@pytest.mark.parametrize("question", ["", " \n"])
def test_an_empty_question_is_told(ask, question):
    assert ask(question) == (2, "", "parallax: the question is empty\n")


SLOW = "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 8"


@pytest.mark.parametrize("question", [SLOW, "from range(10000000000)"])
def test_an_interrupted_question_ends_with_130(ask, monkeypatch, question):
    answer = Session._answer

    def interrupted(self, statement):
        os.kill(os.getpid(), signal.SIGINT)
        answer(self, statement)

    monkeypatch.setattr(Session, "_answer", interrupted)
    code, _, err = ask(question, "--format", "csv")
    assert (code, err) == (130, "parallax: interrupted\n")


def test_several_statements_are_answered_in_order(ask):
    code, out, err = ask("set threads = 1; select 1 as x; -- none;\nselect ';' as y", "--format", "csv")
    assert (code, out, err) == (0, "x\n1\ny\n;\n", "")


def test_what_stands_before_a_wrong_statement_is_answered(ask):
    code, out, err = ask("select 1 as x; selekt 2; select 3", "--format", "csv")
    assert (code, out) == (2, "x\n1\n")
    assert err.splitlines()[1:] == ["LINE 1: selekt 2;", "        ^^^^^^"]


def test_dot_commands_work_in_a_pipe(ask, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(".format jsonl\nselect 1 as x;\n.exit\nselect 2 as x;\n"))
    assert ask() == (0, 'answers come as jsonl\n{"x": 1}\n', "")
