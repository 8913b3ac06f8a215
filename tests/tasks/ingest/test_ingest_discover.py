import os
from pathlib import Path

import pytest

from tasks.ingest import SourceError, discover, sources_from_paths
from tasks.ingest.ignore import ignored, rules


def listed(*paths):
    return {file.uri: (file.form, file.packing, file.outlet) for file in discover(sources_from_paths(paths))}


def test_files_are_listed_sorted_with_form_packing_and_the_outlet_of_their_folder(write):
    for name in (
        "z.txt",
        "courier/b.HTML",
        "courier/2024/05-01/a.htm.gz",
        "echo/c.jsonl.zst",
        "echo/d.ndjson",
        "e.json",
    ):
        folder = write(name, "x")
    assert list(listed(folder).items()) == [
        ("courier/2024/05-01/a.htm.gz", ("html", "gzip", "courier")),
        ("courier/b.HTML", ("html", None, "courier")),
        ("e.json", ("json", None, "unknown")),
        ("echo/c.jsonl.zst", ("lines", "zstd", "echo")),
        ("echo/d.ndjson", ("lines", None, "echo")),
        ("z.txt", ("text", None, "unknown")),
    ]


def test_what_is_not_read_is_listed_as_skipped(write):
    write("a.txt", "x")
    write("page.pdf", "x")
    folder = write("real/b.txt", "x")
    (folder / "link").symlink_to(folder / "real", target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    skipped = {file.uri: file.skipped for file in discover(sources_from_paths([folder])) if file.skipped}
    assert skipped == {
        "link": "a link to a folder",
        "page.pdf": "not a kind of file that is read",
        "pipe.txt": "not a regular file",
    }


def test_hidden_and_ignored_files_are_left_out(write):
    for name in (
        "a.txt",
        ".hidden/b.txt",
        ".c.txt",
        "truth/d.json",
        "deep/truth/e.json",
        "deep/f.json",
        "deep/keep.json",
    ):
        write(name, "x")
    write("deep/.parallaxignore", "# ours\n*.json\n!keep.json\n")
    folder = write(".parallaxignore", "truth/\n")
    assert list(listed(folder)) == ["a.txt", "deep/keep.json"]


@pytest.mark.parametrize(
    ("pattern", "path", "is_folder", "expected"),
    [
        ("*.txt", "a/b/c.txt", False, True),
        ("/*.txt", "a/c.txt", False, False),
        ("a/*.txt", "a/c.txt", False, True),
        ("a/*.txt", "a/b/c.txt", False, False),
        ("a/**/c.txt", "a/b/b/c.txt", False, True),
        ("a/**/c.txt", "a/c.txt", False, True),
        ("build/", "build", False, False),
        ("build/", "x/build", True, True),
        ("?[0-9][!a].txt", "x7b.txt", False, True),
        ("?[0-9][!a].txt", "x7a.txt", False, False),
        ("a.c", "abc", False, False),
        ("# x", "# x", False, False),
    ],
)
def test_patterns_mean_what_they_mean_to_git(pattern, path, is_folder, expected):
    assert ignored(path, is_folder, rules(pattern, "")) is expected


def test_several_roots_keep_their_uris_apart_and_no_file_comes_twice(write):
    write("one/a.txt", "x")
    folder = write("two/a.txt", "y")
    assert list(listed(folder / "one", folder / "two", folder / "one" / "a.txt")) == ["one/a.txt", "two/a.txt"]
    assert list(listed(folder / "one" / "a.txt")) == ["a.txt"]


def test_uris_do_not_depend_on_where_the_folder_lies(write, tmp_path, monkeypatch):
    folder = write("echo/a.txt", "x")
    monkeypatch.chdir(folder)
    assert listed(Path()) == listed(folder) == {"echo/a.txt": ("text", None, "echo")}


def test_a_name_that_is_not_utf8_is_listed(write):
    folder = write("a.txt", "x")
    (folder / os.fsdecode(b"b\xff.txt")).write_bytes(b"x")
    assert list(listed(folder)) == ["a.txt", "b\\xff.txt"]


def test_nothing_to_read_is_an_error(write, tmp_path):
    with pytest.raises(SourceError, match="no such file or folder"):
        discover(sources_from_paths([tmp_path / "missing"]))
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="nothing to read there; give files or folders"):
        discover(sources_from_paths([tmp_path / "empty"]))
    folder = write("a.pdf", "x")
    with pytest.raises(SourceError, match=r"1 other files, the first a\.pdf"):
        discover(sources_from_paths([folder]))


def test_a_folder_without_permission_is_an_error(write, monkeypatch):
    folder = write("closed/a.txt", "x")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SourceError, match=r"closed: cannot be read .Permission denied.; give yourself the right"):
        discover(sources_from_paths([folder]))
