import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.shell.split import quoted_at_end, split


@pytest.mark.parametrize(
    ("text", "whole", "rest"),
    [
        ("", [], ""),
        (" \n;; -- nothing; really", [], ""),
        ("select 1", [], "select 1"),
        ("select 1; select\n2;", ["select 1;", "select\n2;"], ""),
        ("select 'a;''b;'; x", ["select 'a;''b;';"], "x"),
        ('select "a;""b;"; x', ['select "a;""b;";'], "x"),
        ("select e'it\\';' ; x", ["select e'it\\';' ;"], "x"),
        ("select 'a\\'; x", ["select 'a\\';"], "x"),
        ("select $$a;$$, $t$;$$;$t$; x", ["select $$a;$$, $t$;$$;$t$;"], "x"),
        ("select 1 -- a;\n + 1; x", ["select 1 -- a;\n + 1;"], "x"),
        ("select 1 /* a;\n'b;' */ + 1; x", ["select 1 /* a;\n'b;' */ + 1;"], "x"),
        ("select 'open; x", [], "select 'open; x"),
        ("select 1 /* open; x", [], "select 1 /* open; x"),
        ("-- first\n .help\nselect 1; .exit", [".help", "select 1;", ".exit"], ""),
    ],
)
def test_statements_end_with_semicolons_and_dot_commands_with_lines(text, whole, rest):
    assert split(text) == (whole, rest)


PIECES = ["select 1", ";", "'", '"', "--", "/*", "*/", "\n", "$$", " x ", "''", "e'", "\\"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_is_lost_and_what_is_left_is_one_statement(text):
    whole, rest = split(text)
    for piece in [*whole, rest]:
        assert piece in text
        assert split(piece) in (([piece], ""), ([], piece))
    assert split(rest) == ([], rest)


@pytest.mark.parametrize(
    "text", ["select 1; select 2", "select ';', \";\"; from x -- ;\n; from y", "select $a$;$a$; select /* ; */ 1"]
)
def test_duckdb_sees_the_same_statements(text):
    whole, rest = split(text)
    with duckdb.connect() as con:
        assert len(con.extract_statements(text)) == len(whole) + bool(rest)


@pytest.mark.parametrize(
    ("text", "inside"),
    [("select 'a", True), ("select 'a'", False), ("select 'a''", True), ("x -- a", True), ("x -- a\n", False),
     ('from "a', True), ("/* a", True), ("/* a */", False), ("$$a", True), ("$$a$$", False), ("x;", False),
     ("", False)],
)  # fmt: skip
def test_the_end_of_a_text_is_inside_a_quotation_or_not(text, inside):
    assert quoted_at_end(text) is inside
