"""The prompt, spoken to through prompt_toolkit's own pipe: what is typed, what is printed, what is kept."""

import os
import signal

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from flows.shell.history import history_file
from flows.shell.prompt import talk
from flows.shell.session import Session

ENTER, CTRL_C, CTRL_D, UP = "\r", "\x03", "\x04", "\x1b[A"


@pytest.fixture
def typed(session, capsys):
    """Types keys at the prompt, then Ctrl-D; gives what was printed on both streams, without the greeting."""

    def call(*keys):
        session.form = "csv"
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text("".join(keys) + CTRL_D)
            talk(session)
        printed = capsys.readouterr()
        greeting, _, out = printed.out.partition("\n")
        assert greeting.startswith("w.duckdb: 2 articles of 2 outlets")
        return out, printed.err

    return call


def test_a_statement_goes_over_lines_to_its_semicolon(typed):
    assert typed("select 1", ENTER, " + 1 as x", ENTER, ";", ENTER) == ("x\n2\n", "")


def test_a_semicolon_in_a_quotation_ends_nothing(typed):
    assert typed("select 'a;", ENTER, "b' as x;", ENTER) == ('x\n"a;\nb"\n', "")


def test_several_statements_may_stand_in_a_line(typed):
    assert typed("select 1 as x; select 2 as y;", ENTER)[0] == "x\n1\ny\n2\n"


def test_an_error_is_told_with_its_place_and_the_talk_goes_on(typed):
    out, err = typed("select 1 as x from nowhere;", ENTER, "select 2 as y;", ENTER)
    assert out == "y\n2\n"
    assert err.splitlines()[-2:] == ["LINE 1: select 1 as x from nowhere;", "                           ^^^^^^^"]


def test_ctrl_c_begins_anew(typed):
    assert typed("select 1 as x", CTRL_C, "select 2 as y;", ENTER) == ("y\n2\n", "")


def test_exit_leaves(typed, session):
    assert typed(".exit", ENTER, "select 1;", ENTER) == ("", "")
    assert session.ended


def test_a_blank_line_does_nothing(typed):
    assert typed(ENTER, "  ", ENTER, ";", ENTER) == ("", "")


def test_what_was_asked_is_kept_and_comes_back(typed, link):
    typed("select 41 + 1", ENTER, "as x;", ENTER)
    assert history_file().stat().st_mode & 0o777 == 0o600
    assert typed(UP, ENTER) == ("x\n42\n", "")


def test_no_history_is_no_reason_not_to_ask(typed, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert typed("select 1 as x;", ENTER) == ("x\n1\n", "")


def test_an_interrupted_question_is_told_and_the_talk_goes_on(typed, monkeypatch):
    asked = Session._answer

    def interrupted(self, statement):
        if "slow" in statement:
            os.kill(os.getpid(), signal.SIGINT)
        asked(self, statement)

    monkeypatch.setattr(Session, "_answer", interrupted)
    out, err = typed(
        "select count(*) as slow from range(10000000000) where range = 0.5;", ENTER, "select 1 as x;", ENTER
    )
    assert (out, err) == ("x\n1\n", "interrupted\n")


def test_a_newer_version_is_told_once(typed, session):
    session.version = session.version.with_name("older.duckdb")
    out, _ = typed(ENTER, ENTER)
    assert out == "a newer version was published since; .reload opens it\n"


def test_the_state_folder_is_the_users(monkeypatch, tmp_path):
    assert history_file() == tmp_path / "state" / "parallax" / "sql_history"
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", os.fspath(tmp_path))
    assert history_file() == tmp_path / ".local" / "state" / "parallax" / "sql_history"
