"""Every command that a document shows is run in a folder laid out like a clone, and prints what the document says."""

import os
import select

import pytest

from tests.docs.clone import DOCUMENTS, INSTEAD, Clone, is_replaced, of_document, wrong
from tests.docs.marked import Step, agrees, steps
from warehouse.place import PROJECT

WITH_COMMANDS = [path for path in DOCUMENTS if steps(path)]


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_document_is_true(path, base, tmp_path):
    said = wrong(of_document(path, base, tmp_path))
    if said:
        pytest.fail("\n\n".join(said), pytrace=False)


def test_what_is_run_instead_of_a_command_says_why():
    assert is_replaced("make setup") and is_replaced("make test") and not is_replaced("make run")
    assert all(len(why) > 20 for _, _, why in INSTEAD)


TEXT = """\
```console
$ echo "one
> two"; echo 'it'"'"'s'
one
> …
…
$ false
$ echo $?
1
$ cat <<'END'
$ no command
END
… no command
```

```sh
exit 3
```

```toml made/site.toml
a = 1
```
```console
$ cat made/site.toml    # what's written
a = 1
$ cd made; export X=1
$ ls; echo $X
site.toml
1
```
"""


@pytest.fixture
def empty(tmp_path):
    """A clone of nothing."""
    (tmp_path / "root").mkdir()
    (tmp_path / "home").mkdir()
    return Clone(tmp_path / "root", tmp_path / "home")


def written(tmp_path, text):
    path = tmp_path / "given.md"
    path.write_text(text, encoding="utf-8")
    return steps(path)


def test_commands_run_in_order_in_one_shell(empty, tmp_path):
    done = empty.do(written(tmp_path, TEXT))
    assert wrong(done) == []
    assert [one.code for one in done] == [0, 1, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```console\n$ echo one\ntwo\n```\n", "line 2: echo one\nsays:\ntwo\nbut printed:\none\n"),
        ("```console\n$ false\n```\n", "line 2: false\nended with 1:\n"),
        ("```console\n$ exit 0\n$ true\n```\n", "line 2: exit 0\nended with None:\n"),
        ("```toml a.toml\na = 1\n```\n```toml a.toml\na = 2\n```\n", "line 4: a = 2\n\nended with 1:\n1c1\n"),
    ],
)
def test_what_is_not_so_is_told(empty, tmp_path, text, said):
    assert wrong(empty.do(written(tmp_path, text)))[0].startswith(said)


def test_three_dots_stand_for_anything():
    assert agrees("a … c\n…\nz", "a b c\n1\n2\nz\n\n")
    assert agrees("…", "") and agrees("a\n…", "a\n")
    assert not agrees("a … c", "a b\nc")
    assert not agrees("a\nb", "a\n") and not agrees("a", "a\nb")


def test_nothing_a_document_starts_stays(empty, tmp_path):
    os.mkfifo(tmp_path / "held")
    reader = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    (done,) = empty.do([Step(1, f"exec 3>{tmp_path}/held; sleep 600 & exec 3>&-; echo started")])
    assert done.printed == "started\n"
    assert select.select([reader], [], [], 10)[0] and os.read(reader, 1) == b""  # whoever wrote to it has ended
    os.close(reader)
