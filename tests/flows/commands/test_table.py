from hypothesis import given, settings
from hypothesis import strategies as st

from flows.commands.table import LEAST, measure, render


def test_numbers_stand_right_and_text_left():
    assert render(("n", "t"), [(5, "a"), (None, "bb"), (10, None)], None) == (
        " n  t\n──  ──\n 5  a\n    bb\n10\n"
    )  # fmt: skip


def test_a_cell_too_wide_is_cut():
    assert render(("t",), [("abcdefghij",)], 8).splitlines()[-1] == "abcdefg…"


def test_wrapping_keeps_every_word():
    lines = render(("k", "t"), [("x", "one two three four")], 12, wrap=True).splitlines()
    assert lines[2:] == ["x  one two", "   three", "   four"]
    assert render(("t",), [("x abcdefghijklm y",)], 6, wrap=True).splitlines()[2:] == ["x", "abcdef", "ghijkl", "m y"]


def test_wide_characters_take_two_cells_and_combining_ones_none():
    assert measure("日本") == 4
    assert measure("e\u0301") == 1
    assert render(("t",), [("日本日本日本",)], 8).splitlines()[-1] == "日本日…"


def test_no_rows_leave_the_head():
    assert render(("a", "b"), [], 80) == "a  b\n─  ─\n"


cells = st.one_of(st.none(), st.integers(), st.text(max_size=40), st.text("q日 -", max_size=40))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(cells, cells, cells), max_size=5), st.integers(30, 120), st.booleans())
def test_a_table_fits_its_width(rows, width, wrap):
    lines = render(("one", "two", "three"), rows, width, wrap).removesuffix("\n").split("\n")
    assert all(measure(line) <= max(width, 3 * LEAST + 4) for line in lines)
    if wrap:
        assert sum(line.count("q") for line in lines) == sum(str(cell).count("q") for row in rows for cell in row)
    else:
        assert len(lines) == len(rows) + 2
