import os
import re
import subprocess
import sys

import pytest

from flows.cli import COMMANDS, main
from flows.commands.common import CommandError, place_of
from tests.warehouse.builder import SECOND
from warehouse.place import DEFAULT_WAREHOUSE, PROJECT

HEAVY = ("prefect", "spacy", "great_expectations", "pandas", "pyarrow", "numpy", "rich", "trafilatura")
LIGHT = ("sql", "describe", "runs", "report", "rollback", "doctor")


def in_a_process(code, *words, **more):
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False, **more)


@pytest.mark.parametrize(
    "words",
    [
        ("sql", "from articles"),
        ("sql", "from articles", "--format", "json"),
        ("describe", "articles"),
        ("runs",),
        ("runs", "latest"),
        ("rollback", "--list"),
        ("doctor",),
    ],
    ids=" ".join,
)
def test_light_commands_import_nothing_heavy(place, words):
    code = (
        "import sys; from flows.cli import main; main(sys.argv[2:]);"
        "print([name for name in sys.argv[1].split(',') if name in sys.modules], file=sys.stderr)"
    )
    done = in_a_process(code, ",".join(HEAVY), *words, "--warehouse", place.link)
    assert done.stderr.strip().splitlines()[-1] == "[]", done.stderr
    assert done.stdout.strip()


def test_only_the_chosen_commands_module_is_imported(place):
    code = "import sys; from flows.cli import main; main(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr)"
    imported = in_a_process(code, "runs", "--warehouse", place.link).stderr
    assert "'flows.commands.runs'" in imported
    assert [name for name in COMMANDS if name != "runs" and f"'flows.commands.{name}'" in imported] == []
    assert "'duckdb'" not in imported


@pytest.mark.parametrize("command", LIGHT)
def test_each_command_has_help_with_examples(parallax, command):
    code, out, _ = parallax(command, "--help")
    assert code == 0
    assert f"Examples:\n  parallax {command}" in out


def test_help_names_every_command(parallax):
    code, out, _ = parallax("--help")
    assert (
        code == 0 and all(re.search(rf"^    {name}\s", out, re.MULTILINE) for name in COMMANDS) and "Examples:" in out
    )


def test_no_command_shows_the_help(parallax):
    code, out, err = parallax()
    assert (code, out) == (2, "") and "commands:" in err


def test_an_unknown_command_is_wrong(parallax):
    code, _, err = parallax("dance")
    assert code == 2 and "invalid choice" in err


def test_a_reader_that_leaves_early_is_no_error(place):
    code = "from flows.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    words = ["sql", "select * from range(200000)", "--format", "csv", "--warehouse", str(place.link)]
    command = [sys.executable, "-c", code, *words]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "range\n"
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 0


def test_an_unknown_error_is_not_swallowed(monkeypatch):
    monkeypatch.setattr("flows.commands.runs.run", lambda args: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        main(["runs"])


def test_an_interrupted_command_ends_with_130(monkeypatch, parallax):
    def interrupted(args):
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.commands.runs.run", interrupted)
    assert parallax("runs") == (130, "", "parallax: interrupted\n")


def test_a_wrong_command_is_told_in_a_line(monkeypatch, parallax):
    def wrong(args):
        raise CommandError("no such thing")

    monkeypatch.setattr("flows.commands.runs.run", wrong)
    assert parallax("runs") == (2, "", "parallax: no such thing\n")


class Arguments:
    def __init__(self, warehouse):
        self.warehouse = warehouse


def test_the_warehouse_is_the_options_then_the_variables_then_the_default(monkeypatch, tmp_path):
    assert place_of(Arguments(None)).link == DEFAULT_WAREHOUSE
    monkeypatch.setenv("PARALLAX_WAREHOUSE", str(tmp_path / "v.duckdb"))
    assert place_of(Arguments(None)).link == tmp_path.resolve() / "v.duckdb"
    assert place_of(Arguments(tmp_path / "o.duckdb")).link == tmp_path.resolve() / "o.duckdb"


def test_colour_is_for_terminals_only(place):
    done = in_a_process("import sys; from flows.cli import main; main(sys.argv[1:])", "runs", "--warehouse", place.link)
    assert "\033" not in done.stdout and done.returncode == 0


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_no_color_is_honoured_on_a_terminal(place, no_color, coloured):
    ours, theirs = os.openpty()
    code = "import sys; from flows.cli import main; main(sys.argv[1:])"
    environment = os.environ | {"NO_COLOR": no_color, "COLUMNS": "40"}
    words = [sys.executable, "-c", code, "runs", "--warehouse", str(place.link)]
    subprocess.run(words, cwd=PROJECT, stdout=theirs, env=environment, timeout=60, check=True)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert ("\033[1m" in shown) is coloured
    assert SECOND in shown
