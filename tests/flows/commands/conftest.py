import pytest

from flows.cli import main
from tests.warehouse.builder import FIRST, SECOND, at, publish, record, report, rows
from warehouse.place import Place


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch):
    for name in ("PARALLAX_WAREHOUSE", "PREFECT_API_URL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A warehouse of two runs, for tests that change nothing."""
    return two_runs(Place.of(tmp_path_factory.mktemp("warehouse") / "w.duckdb"))


@pytest.fixture
def own_place(tmp_path):
    """A warehouse of two runs, to change."""
    return two_runs(Place.of(tmp_path / "w.duckdb"))


def two_runs(place):
    first = report("Post", "https://post.example/a", "The ferry sank.", title="Ferry", published_at=at(3))
    second = report("Mail", None, "A ferry\nsank.", SECOND, title="Ähnlich 😀")
    publish(place, FIRST, rows(first))
    publish(place, SECOND, rows(first, second))
    check = {"run_id": SECOND, "stage": "clean", "expectation": "dated", "severity": "warning", "success": False}
    stage = {"run_id": SECOND, "stage": "clean", "rows_in": 3, "rows_out": 2, "rows_quarantined": 1, "seconds": 0.25}
    quarantine = ({"run_id": SECOND, "reason": "no_body"}, {"run_id": SECOND, "reason": "empty_file"})
    record(place, FIRST, published=place.version(FIRST).name)
    record(place, SECOND, "nothing new", checks=(check,), stages=(stage,), quarantine=(*quarantine, quarantine[0]))
    return place


@pytest.fixture
def parallax(capsys):
    """Runs a command in this process; gives (exit code, stdout, stderr)."""

    def call(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
