"""`parallax sql` on a real (pseudo-)terminal."""

import os
import re
import sys

import pexpect
import pytest

from warehouse.place import PROJECT

CTRL_C, CTRL_D = "\x03", "\x04"
SLOW = "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 8;"


@pytest.fixture
def terminal(link, tmp_path):
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "30", "NO_COLOR": "1"}
    environment |= {"XDG_STATE_HOME": str(tmp_path / "state"), "PROMPT_TOOLKIT_NO_CPR": "1"}
    words = ["-m", "flows.cli", "sql", "--warehouse", str(link)]
    child = pexpect.spawn(
        sys.executable, words, cwd=PROJECT, env=environment, encoding="utf-8", timeout=30, dimensions=(30, 100)
    )
    child.expect("parallax>")
    yield child
    child.close(force=True)


def plain(text):
    """What stands on the screen, less what moves the cursor."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r", "", text)


def test_a_question_is_answered_as_a_table(terminal):
    terminal.send("select outlet, title\rfrom articles order by title;\r")
    terminal.expect("2 rows")
    assert "Post    Ferry\nMail    Ähnlich 😀\n" in plain(terminal.before)


def test_tab_completes(terminal):
    terminal.send("select count(*) as n from quaran")
    terminal.expect("An input or row that was not let through")
    terminal.send("\t")
    terminal.expect("tine")
    terminal.send(";\r")
    terminal.expect("1 row")
    assert "n\n─\n0\n" in plain(terminal.before)


def test_ctrl_c_stops_a_question_and_ctrl_d_leaves(terminal):
    terminal.send(SLOW + "\r")
    terminal.expect(re.escape("= 8;"))
    terminal.expect("\n")
    for _ in range(50):  # until the question is under way: before, Ctrl-C is a key of the prompt
        terminal.send(CTRL_C)
        if terminal.expect(["interrupted", pexpect.TIMEOUT], timeout=0.5) == 0:
            break
    else:
        pytest.fail("Ctrl-C stopped nothing")
    terminal.send("select 40 + 2 as answer;\r")
    terminal.expect("1 row")
    assert "42" in plain(terminal.before)
    terminal.send(CTRL_D)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert (terminal.exitstatus, terminal.signalstatus) == (0, None)


def test_a_wrong_statement_is_told_with_duckdbs_caret(terminal):
    terminal.send("selekt 1;\r")
    terminal.expect(re.escape("^^^^^^"))
    assert 'syntax error at or near "selekt"\nLINE 1: selekt 1;\n        ' in plain(terminal.before)


def test_without_a_terminal_to_show_it_there_is_no_prompt(link, tmp_path):
    words = f"{sys.executable} -m flows.cli sql --warehouse {link} > {tmp_path}/out"
    child = pexpect.spawn("sh", ["-c", words], cwd=PROJECT, encoding="utf-8", timeout=30)
    child.expect("no question. Try: parallax sql")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 2
