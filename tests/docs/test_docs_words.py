"""What can be asked and said is told: every view, macro, column and command."""

import re
from pathlib import Path

import pytest

from flows.cli import COMMANDS
from flows.shell.dots import DOTS
from flows.shell.names import macros
from tests.docs.clone import DOCUMENTS, SAMPLES
from tests.docs.marked import blocks
from warehouse.connect import open_published
from warehouse.dictionary import dictionary
from warehouse.place import PROJECT

ALL = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
QUESTIONS = (PROJECT / "docs" / "sql.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def con(base):
    with open_published(base.root / SAMPLES) as opened:
        yield opened


def test_every_view_and_column_says_what_it_is_in_the_file(con):
    views = dictionary(con)
    assert views and [view.name for view in views if not view.comment] == []
    assert [f"{view.name}.{one.name}" for view in views for one in view.columns if not one.comment] == []


def test_every_view_and_macro_is_told_in_the_questions(con):
    rows = [line for block in blocks(QUESTIONS) for line in block.lines]
    told = {row.split("  ")[0].partition("(")[0] for row in rows if "  " in row}
    assert {view.name for view in dictionary(con)} - told == set()
    assert {macro.name for macro in macros(con)} - told == set()
    assert all(macro.purpose for macro in macros(con))


def test_every_command_is_told():
    named = set(re.findall(r"\bparallax ([a-z]+)\b", ALL))
    assert set(COMMANDS) - named == set()


def test_every_dot_command_is_told():
    assert [name for name in DOTS if name not in ALL] == []


def test_every_ready_question_of_a_document_is_there():
    named = re.findall(r"--query ([a-z_]+)", ALL)
    assert named and [name for name in named if not (PROJECT / "warehouse" / "queries" / f"{name}.sql").exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_file_that_a_block_is_is_named_for_readers_too(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("```")]
    named = [Path(block.file).name for block in blocks(path.read_text(encoding="utf-8")) if block.file]
    assert [name for name in named if not any(name in line for line in lines)] == []
