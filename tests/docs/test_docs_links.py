"""Links between documents lead somewhere: the file is there, and so is the heading."""

import re
from pathlib import Path

import pytest

from tests.docs.clone import DOCUMENTS
from tests.docs.notebook import NOTEBOOK, read
from warehouse.place import PROJECT

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
OTHERS = [PROJECT / "samples" / "README.md", PROJECT / "bench" / "results.md", PROJECT / "CHANGELOG.md"]


def slug(heading):
    """A heading's address, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def headings(path):
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    return {slug(found) for found in re.findall(r"^#+ +(.+)$", text, re.MULTILINE)}


def astray(path, text):
    """The links of a text in the document at `path` that lead nowhere."""
    for target in LINK.findall(FENCED.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in headings(file)):
            yield target


@pytest.mark.parametrize("path", [*DOCUMENTS, *OTHERS], ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_lead_somewhere(path):
    assert list(astray(path, path.read_text(encoding="utf-8"))) == []


def test_links_of_the_notebook_lead_somewhere():
    text = "\n\n".join(cell.source for cell in read().cells if cell.cell_type == "markdown")
    assert LINK.findall(text) and list(astray(NOTEBOOK, text)) == []


def test_links_that_lead_nowhere_are_found(tmp_path):
    given = "# A *b*, c!\n[x](#a-b-c) [y](#none) [z](none.md) [here](there.md#d) [w](https://w.example)\n"
    Path(tmp_path / "there.md").write_text("## e\n", encoding="utf-8")
    path = tmp_path / "given.md"
    path.write_text(given, encoding="utf-8")
    assert list(astray(path, given)) == ["#none", "none.md", "there.md#d"]


def test_every_document_is_reached_from_the_readme():
    reached, ahead = set(), [PROJECT / "README.md"]
    while ahead:
        path = ahead.pop()
        if path in reached or not path.exists():
            continue
        reached.add(path)
        if path.suffix == ".md":
            names = LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8")))
            ahead += [(path.parent / name.partition("#")[0]).resolve() for name in names if ":" not in name]
    assert sorted({*DOCUMENTS, NOTEBOOK} - reached) == []
