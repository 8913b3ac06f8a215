"""The notebook runs, shows what is kept in it, and stays small."""

import nbformat
import pytest

from tests.docs.notebook import NOTEBOOK, read, run, shown


@pytest.fixture(scope="module")
def made(base):
    return run(base)


def test_the_notebook_shows_what_is_kept_in_it(made):
    assert shown(made) == shown(read())


def test_it_holds_tables_and_plots(made):
    kinds = [kind for cell in shown(made) for one in cell for kind in one]
    assert kinds.count("text/html") >= 5 and kinds.count("image/svg+xml") == 2


def test_it_is_kept_small_and_asks_nothing_of_the_network():
    nbformat.validate(read())
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text) < 60_000
    assert "https://" not in text and text.count("http://") == text.count("http://www.w3.org/2000/svg")
    assert all("execution" not in cell.metadata for cell in read().cells)
