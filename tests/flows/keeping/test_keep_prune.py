"""What a policy lets go is gone with all that hung on it, what stays is whole, and nothing comes back."""

import fcntl
import signal
import subprocess
import sys
from datetime import UTC, datetime

import duckdb
import pytest

from flows.conduct import conduct
from flows.keep import detail, prune
from flows.lock import hold
from flows.order import Order
from flows.progress import Teller
from flows.recover import recover
from flows.verdicts import RunFailed
from flows.verify import verify
from tasks.load.keeping import Policy
from tests.flows.conftest import UNCHECKED
from tests.flows.keeping.killed import BEFORE, POINTS
from tests.flows.reports import stored_rows
from warehouse import ledger
from warehouse.place import PROJECT


def asked(file, query):
    with duckdb.connect(file, read_only=True) as con:
        con.execute("set TimeZone = 'UTC'")
        return con.execute(query).fetchall()


def second_run(place):
    """When the second run began."""
    return asked(place.database, "select started_at from store.runs order by run_id")[1][0]


def holds(place):
    return [each for each in verify(place, deep=True) if each.wrong] == []


def raw_files(place):
    return sorted(path.name for path in place.raw.iterdir())


@pytest.fixture
def silent():
    return lambda line: None


def test_old_articles_go_with_all_that_hung_on_them(own, made, silent, tiny_model):
    before, waiting = second_run(own), list((own.private / "pending").glob("*.parquet"))
    documents = asked(own.database, "select count(*) from store.documents")[0][0]
    shared = asked(own.database, "select count(*) from store.copies")[0][0]
    old = [
        article for (article,) in asked(own.database, "select article_id from store.articles order by run_id limit 3")
    ]
    gone, _ = prune(own, Policy(articles_before=before), silent)
    assert shared > 0 and sorted("a" + document[1:] for document in gone.articles) == sorted(old)
    for file in (own.database, own.link):
        left = asked(file, "select article_id from store.articles")
        assert len(left) == 5 and not {article for (article,) in left} & set(old)
    assert asked(own.link, "select count(*) from published.mentions") != [(0,)]
    assert asked(own.link, "select count(*) from published.documents where outcome = 'article'") == [(8,)]
    statuses = [status for (status,) in asked(own.link, "select status from published.runs order by run_id")]
    assert statuses == ["succeeded", "succeeded", "nothing new", "pruned"]
    assert holds(own)
    # Documents of the run that found nothing new waited for one that publishes: this is one.
    assert len(waiting) == 1 and not waiting[0].exists()
    assert asked(own.link, "select count(*) from published.documents")[0][0] > documents
    order = Order((str(made / "in"),), warehouse=str(own.link), model=tiny_model)
    assert conduct(order, UNCHECKED, Teller(quiet=True)).run["status"] == "nothing new"


def test_bytes_alone(own, silent):
    rows = stored_rows(own.link)
    first, second = raw_files(own)
    gone, _ = prune(own, Policy(raw_before=second_run(own)), silent)
    assert gone.raw and not gone.articles
    assert stored_rows(own.link)["mentions"] == rows["mentions"] and len(stored_rows(own.link)["articles"]) == 8
    assert raw_files(own) == [second] and first != second
    assert asked(
        own.link, "select count(*) from published.documents where raw_file is null and outcome = 'article'"
    ) == [(len(gone.raw),)]
    assert holds(own)


def test_by_publication_bytes_that_stay_move_into_a_new_file(own, silent):
    day = datetime(2026, 1, 4, tzinfo=UTC)
    gone, _ = prune(own, Policy(articles_before=day, by="published"), silent)
    assert len(gone.articles) == 2
    times = asked(own.link, "select published_at::date::varchar from published.articles where published_at is not null")
    assert sorted(time for (time,) in times) == ["2026-01-04", "2026-01-05"]
    moved = asked(own.link, "select count(*) from published.documents where raw_file like '%-0000.parquet'")[0][0]
    assert moved == 7 and len(raw_files(own)) == 2
    assert holds(own)


def test_until_it_fits_bytes_go_first(own, silent):
    with_bytes = asked(own.database, "select count(*) from store.documents where raw_file is not null")[0][0]
    data = own.database.stat().st_size + own.current().stat().st_size
    gone, old = prune(own, Policy(max_bytes=data), silent)
    assert len(gone.raw) == with_bytes and not gone.articles
    assert len(own.versions()) == 1 and old.versions
    gone, _ = prune(own, Policy(max_bytes=data // 2), silent)
    assert 0 < len(gone.articles) < 8
    assert holds(own)


def test_what_is_told_of_old_runs(own, silent):
    old = own.reports / "20250101T000000000000Z"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", encoding="utf-8")
    record = ledger.read_all(own.ledger)[-1]
    values = dict(record.run) | {"run_id": old.name, "status": "failed", "n_documents": 0, "n_unchanged": 0}
    ledger.write(ledger.RunRecord(values, checks=({"success": True},)), own.ledger / f"{old.name}.json")
    versions = own.versions()
    prune(own, Policy(articles_before=second_run(own)), silent)
    assert not old.exists() and (own.reports / "latest" / "index.html").exists()
    assert ledger.read(own.ledger / f"{old.name}.json").checks == ()
    assert versions[0] not in own.versions() and versions[1] in own.versions()
    assert detail(own, datetime(2025, 1, 1, tzinfo=UTC)).loss[0][:2] == ("reports", 0)


def test_the_dry_run_says_what_would_go_and_changes_nothing(parallax, own):
    before = {path: path.stat().st_mtime_ns for path in own.folder.rglob("*") if path.is_file()}
    code, out, _ = parallax("prune", "--older-than", "0h", "--dry-run", "--warehouse", own.link)
    told = {line.rsplit(maxsplit=3)[0].strip(): line for line in out.splitlines()}
    assert code == 0 and "nothing was changed" in out
    assert any(line.startswith("articles") and " 8 " in line for line in told.values())
    assert {path: path.stat().st_mtime_ns for path in own.folder.rglob("*") if path.is_file()} == before


def test_the_command_prunes_everything(parallax, own):
    code, out, _ = parallax("prune", "--older-than", "0h", "--warehouse", own.link)
    assert code == 0 and "pruned" in out
    assert asked(own.link, "select count(*) from published.articles") == [(0,)]
    assert asked(own.link, "select count(*) from published.stories") == [(0,)]
    assert raw_files(own) == []
    assert holds(own)
    code, out, _ = parallax("prune", "--raw-older-than", "0h", "--warehouse", own.link)
    assert code == 0 and "nothing to prune" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [((), "say what may go"), (("--older-than", "soon"), "is no age"), (("--max-size", "big"), "is no size")],
)
def test_what_cannot_be_asked(parallax, place, words, said):
    code, _, err = parallax("prune", *words, "--warehouse", place.link)
    assert code == 2 and said in err


def test_no_warehouse_and_one_in_use(parallax, own, tmp_path):
    for words in (("prune", "--older-than", "1d"), ("compact",)):
        code, _, err = parallax(*words, "--warehouse", tmp_path / "none.duckdb")
        assert code == 2 and "no warehouse here" in err
    with own.lock.open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, _, err = parallax("prune", "--older-than", "1d", "--dry-run", "--warehouse", own.link)
    assert code == 2 and "under way" in err


def test_a_full_disk_leaves_the_warehouse_as_it_was(own, silent, monkeypatch):
    before, files, current = stored_rows(own.database), raw_files(own), own.current()

    def full(*_args):
        raise OSError(28, "No space left on device", "here")

    monkeypatch.setattr("flows.finish.build", full)
    with pytest.raises(RunFailed, match="disk is full"):
        prune(own, Policy(articles_before=second_run(own)), silent)
    assert (stored_rows(own.database), raw_files(own), own.current()) == (before, files, current)
    assert holds(own)


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_prune(own, silent, point):
    moment = second_run(own)
    rows, published, files = stored_rows(own.database), stored_rows(own.link), raw_files(own)
    command = [sys.executable, "-m", "tests.flows.keeping.killed", point, str(own.link), moment.isoformat()]
    ended = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with hold(own.lock, silent):
        recover(own, silent)
    if point in BEFORE:
        assert (stored_rows(own.database), stored_rows(own.link), raw_files(own)) == (rows, published, files)
    else:
        assert asked(own.link, "select count(*) from published.articles") == [(5,)]
        assert asked(own.database, "select count(*) from store.articles") == [(5,)]
    assert not list(own.folder.glob(".*")) and not list(own.private.glob("before*"))
    gone, _ = prune(own, Policy(moment, moment), silent)
    assert bool(gone) is (point in BEFORE)
    assert asked(own.link, "select count(*) from published.articles") == [(5,)]
