import fcntl
import json
import socket

import pytest

from flows.commands import setup_checks, warehouse_checks
from flows.commands.doctor import examine
from flows.commands.finding import OK, PROBLEM, WARN, Finding
from tests.warehouse.builder import FIRST, SECOND, record, rows
from tests.warehouse.builder import publish as publish_version

PROJECT = {"requires-python": ">=3.11,<3.15", "dependencies": ["duckdb>=2.0,<3", "spacy>=3.8"]}


@pytest.fixture(autouse=True)
def no_kept_server(monkeypatch, tmp_path):
    monkeypatch.setattr("flows.environment.SERVER_RECORD", tmp_path / "server.json")


def levels(findings):
    return {finding.subject: finding.level for finding in findings}


def test_everything_is_told_in_one_screen(parallax, place):
    code, out, _ = parallax("doctor", "--warehouse", place.link)
    subjects = [line.split()[1] for line in out.splitlines() if line.startswith(("ok ", "warn ", "problem "))]
    assert subjects == [
        "python", "packages", "model", "folder", "disk", "published", "lock", "runs", "server", "left-overs",
    ]  # fmt: skip
    assert code == int("\nproblem " in out) and len(out.splitlines()) <= 24


@pytest.mark.parametrize(
    ("level", "code", "verdict"), [(OK, 0, "all is well"), (WARN, 0, "s: 1"), (PROBLEM, 1, "s: 1")]
)
def test_the_exit_code_is_1_for_problems_alone(parallax, place, monkeypatch, level, code, verdict):
    monkeypatch.setattr("flows.commands.doctor.examine", lambda place: [Finding(level, "x", "seen", "do this")])
    got, out, _ = parallax("doctor", "--warehouse", place.link)
    assert got == code and verdict in out and "→ do this" in out


def test_a_sound_warehouse_has_no_finding(place):
    found = levels(examine(place))
    assert {found[name] for name in ("folder", "published", "lock", "runs", "left-overs")} == {OK}


def test_looking_makes_nothing(tmp_path):
    from warehouse.place import Place

    found = levels(examine(Place.of(tmp_path / "deep" / "none.duckdb")))
    assert {found[name] for name in ("folder", "published", "lock", "runs", "left-overs")} == {OK}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        ({}, OK, "all 2"),
        ({"dependencies": ["duckdb<1"]}, PROBLEM, "not <1"),
        ({"dependencies": ["no-such-package>=1"]}, PROBLEM, "no-such-package is missing"),
        ({"dependencies": ["no-such-package; python_version < '3'"]}, OK, "all 1"),
    ],
)
def test_packages_are_held_to_their_pins(monkeypatch, change, level, said):
    monkeypatch.setattr(setup_checks, "_project", lambda: PROJECT | change)
    finding = setup_checks.check_packages()
    assert finding.level == level and said in finding.seen


@pytest.mark.parametrize(("wanted", "level"), [(">=3.11", OK), ("<3", PROBLEM)])
def test_python_is_held_to_its_range(monkeypatch, wanted, level):
    monkeypatch.setattr(setup_checks, "_project", lambda: PROJECT | {"requires-python": wanted})
    assert setup_checks.check_python().level == level


@pytest.mark.parametrize(
    ("meta", "level"),
    [
        ('{"lang": "en", "name": "news", "version": "1.0", "spacy_version": ">=3.8"}', OK),
        ('{"lang": "en", "name": "news", "version": "1.0", "spacy_version": "<3"}', WARN),
        ('{"lang": "en"}', PROBLEM),
        ("{", PROBLEM),
        (None, PROBLEM),
    ],
)
def test_the_model_is_looked_at(tmp_path, meta, level):
    if meta:
        (tmp_path / "meta.json").write_text(meta)
    assert setup_checks.check_model(tmp_path).level == level


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/api"


@pytest.fixture
def silent():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return f"http://127.0.0.1:{port}/api"


def test_a_server_that_is_named_must_answer(monkeypatch, listening, silent):
    for url, level in ((listening, OK), (silent, PROBLEM), ("http://127.0.0.1:banana", PROBLEM)):
        monkeypatch.setenv("PREFECT_API_URL", url)
        assert setup_checks.check_server().level == level


def test_a_server_that_is_kept_should_answer(tmp_path, listening, silent):
    assert setup_checks.check_server().level == OK
    for url, level in ((listening, OK), (silent, WARN)):
        (tmp_path / "server.json").write_text(json.dumps({"pid": 1, "url": url}))
        assert setup_checks.check_server().level == level


def test_little_space_is_told(monkeypatch, place):
    class Usage:
        free = 0

    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage)
    for free, level in ((10**8, PROBLEM), (10**9, WARN), (10**10, OK)):
        Usage.free = free
        assert warehouse_checks.check_space(place).level == level


def test_a_folder_without_the_right_to_write_is_told(monkeypatch, place):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert warehouse_checks.check_folder(place).level == PROBLEM


def test_a_dangling_link_is_a_problem(own_place):
    own_place.version(SECOND).unlink()
    assert warehouse_checks.check_published(own_place).level == PROBLEM


def test_a_file_that_does_not_open_is_a_problem(own_place):
    own_place.version(SECOND).chmod(0o644)
    own_place.version(SECOND).write_text("Dear reader, " * 1000)
    assert warehouse_checks.check_published(own_place).level == PROBLEM


def test_a_file_that_lacks_a_view_is_warned_of(own_place, monkeypatch):
    monkeypatch.setattr("warehouse.views.view_names", lambda: ["articles", "rivers"])
    finding = warehouse_checks.check_published(own_place)
    assert finding.level == WARN and "rivers" in finding.seen


def test_a_file_in_the_links_place_is_warned_of(own_place):
    own_place.link.unlink()
    publish_version(own_place, FIRST.replace("2026", "2027"), rows())
    version = own_place.current()
    own_place.link.unlink()
    version.rename(own_place.link)
    assert warehouse_checks.check_published(own_place).level == WARN


def test_a_run_under_way_is_told(own_place):
    assert warehouse_checks.check_lock(own_place).seen == "free"
    with own_place.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        json.dump({"pid": 4711, "since": "noon"}, lock)
        lock.flush()
        assert "process 4711" in warehouse_checks.check_lock(own_place).seen


def test_a_failed_run_is_warned_of(own_place):
    record(own_place, "20260112T080000000000Z", "failed")
    finding = warehouse_checks.check_ledger(own_place)
    assert finding.level == WARN and "20260112T080000000000Z" in finding.remedy


def test_a_damaged_record_is_a_problem(own_place):
    (own_place.ledger / f"{FIRST}.json").write_text("[]")
    assert warehouse_checks.check_ledger(own_place).level == PROBLEM


def test_left_overs_are_warned_of_unless_a_run_is_under_way(own_place):
    (own_place.work / "20260112T080000000000Z").mkdir(parents=True)
    (own_place.work / "20260112T080000000000Z" / "part").write_bytes(b"x" * 100_000)
    finding = warehouse_checks.check_leftovers(own_place)
    assert finding.level == WARN and "0.1 MB" in finding.seen
    with own_place.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert warehouse_checks.check_leftovers(own_place).level == OK
