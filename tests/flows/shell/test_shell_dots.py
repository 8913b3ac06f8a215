import duckdb
import pytest

from flows.commands.common import CommandError
from flows.commands.queries import ready_questions
from flows.shell.dots import DOTS
from flows.shell.session import FORMATS
from tests.flows.commands.conftest import two_runs
from tests.warehouse.builder import FIRST, SECOND
from warehouse.link import flip


@pytest.fixture
def say(session, capsys):
    """Says something to the session; gives what it prints."""

    def call(text):
        session.do_all(text)
        return capsys.readouterr().out

    return call


def test_help_names_every_dot_command(say):
    out = say(".help")
    assert all(dot.usage in out and dot.purpose in out for dot in DOTS.values())


def test_views_and_macros_are_listed_with_what_they_are(say):
    out = say(".views")
    assert "A publisher." in out and "who_said(person)" in out
    assert out.splitlines()[-1].startswith("who_said(person)  What somebody is reported")


def test_a_view_is_described(say):
    out = say(".describe changes;")
    assert out.startswith("changes: What an outlet altered") and "\ntitle_after " in out
    for argument, hint in (("", "which view?"), ("artcles", "did you mean articles?")):
        with pytest.raises(CommandError, match=hint):
            say(f".describe {argument}")


def test_ready_questions_are_listed_and_asked(say):
    assert all(f"\n{name} " in say(".queries") for name, _ in ready_questions())
    assert "Post" in say(".queries articles_per_day")
    with pytest.raises(CommandError, match="most_named"):
        say(".queries nonsense")


@pytest.mark.parametrize("form", FORMATS[:4])
def test_the_format_is_chosen(say, form):
    answers = {"table": "x\n─\n1\n1 row\n", "csv": "x\n1\n", "json": '[\n{"x": 1}\n]\n', "jsonl": '{"x": 1}\n'}
    assert say(f".format {form}\nselect 1 as x") == f"answers come as {form}\n{answers[form]}"
    assert say(".format") == f"answers come as {form}\n"


def test_a_format_there_is_none_of_is_refused(say):
    with pytest.raises(CommandError, match=r"table, csv.*not as xml"):
        say(".format xml")


def test_the_next_answer_goes_to_a_file_and_those_after_it_do_not(say, tmp_path):
    target = tmp_path / "a.csv"
    out = say(f".format csv\n.output {target}\nset threads = 1; select 1 as x; select 2 as y;")
    assert target.read_text() == "x\n1\n"
    assert out.splitlines()[-2:] == ["y", "2"]


def test_parquet_goes_to_a_file(say, tmp_path):
    target = tmp_path / "a.parquet"
    say(f".format parquet\n.output {target}\nselect 1 as x;")
    assert duckdb.execute(f"from '{target}'").fetchall() == [(1,)]
    with pytest.raises(CommandError, match=r"\.output FILE"):
        say("select 1;")


def test_exit_ends_the_session_and_nothing_after_it_is_done(say, session):
    assert say(".exit\nselect 1;") == ""
    assert session.ended


def test_an_unknown_dot_command_is_told(say):
    with pytest.raises(CommandError, match=r"no command is called \.dance; \.help"):
        say(".dance")


def test_what_was_published_since_is_opened_on_request(tmp_path, capsys):
    from flows.shell.session import Session
    from warehouse.connect import open_published
    from warehouse.place import Place

    place = two_runs(Place.of(tmp_path / "w.duckdb"))
    flip(place.link, place.version(FIRST))
    session = Session(open_published(place.link), place.link, "csv")
    flip(place.link, place.version(SECOND))
    session.do_all("select count(*) as n from articles; .reload\nselect count(*) as n from articles;")
    session.con.close()
    assert capsys.readouterr().out == "n\n1\nn\n2\n"
