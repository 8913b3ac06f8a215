import threading

import pytest

from warehouse.link import flip


@pytest.fixture
def versions(tmp_path):
    made = [tmp_path / f"p-{n}.duckdb" for n in (1, 2)]
    for path in made:
        path.write_text(path.name)
    return made


def test_a_flip_points_the_link_at_a_version_beside_it(tmp_path, versions):
    link = tmp_path / "p.duckdb"
    flip(link, versions[0])
    flip(link, versions[1])
    assert link.readlink().parts == ("p-2.duckdb",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p-1.duckdb", "p-2.duckdb", "p.duckdb"]


def test_the_folder_can_be_moved(tmp_path):
    old = tmp_path / "old"
    old.mkdir()
    (old / "p-1.duckdb").write_text("one")
    flip(old / "p.duckdb", old / "p-1.duckdb")
    moved = old.rename(tmp_path / "new")
    assert (moved / "p.duckdb").read_text() == "one"


def test_a_missing_version_leaves_the_link(tmp_path, versions):
    link = tmp_path / "p.duckdb"
    flip(link, versions[0])
    with pytest.raises(FileNotFoundError, match="stays as it is"):
        flip(link, tmp_path / "p-3.duckdb")
    assert link.read_text() == "p-1.duckdb"


def test_a_file_in_the_links_place_is_not_overwritten(tmp_path, versions):
    mine = tmp_path / "p.duckdb"
    mine.write_text("mine")
    with pytest.raises(FileExistsError, match="not a link"):
        flip(mine, versions[0])
    assert mine.read_text() == "mine"


def test_a_dangling_link_is_mended(tmp_path, versions):
    link = tmp_path / "p.duckdb"
    link.symlink_to("gone.duckdb")
    flip(link, versions[0])
    assert link.read_text() == "p-1.duckdb"


def test_a_reader_never_finds_the_link_missing(tmp_path, versions):
    link = tmp_path / "p.duckdb"
    flip(link, versions[0])
    done = threading.Event()
    seen = set()

    def read():
        while not done.is_set():
            seen.add(link.read_text())

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(100):
        flip(link, versions[n % 2])
    done.set()
    reader.join()
    assert seen <= {"p-1.duckdb", "p-2.duckdb"} and seen
