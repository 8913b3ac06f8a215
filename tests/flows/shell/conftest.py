import duckdb
import pytest

from flows.shell.session import Session
from tests.flows.commands.conftest import two_runs
from warehouse.connect import open_published
from warehouse.place import Place
from warehouse.views import create_macros


@pytest.fixture(scope="module")
def link(tmp_path_factory):
    """The published file of a warehouse of two runs, for tests that change nothing."""
    made = two_runs(Place.of(tmp_path_factory.mktemp("warehouse") / "w.duckdb")).link
    made.resolve().chmod(0o644)
    with duckdb.connect(str(made)) as con:
        create_macros(con)
    return made


@pytest.fixture
def session(link):
    made = Session(open_published(link), link)
    yield made
    made.con.close()


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch):
    """No test reads or writes the user's history."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("PARALLAX_WAREHOUSE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
