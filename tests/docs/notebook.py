"""`docs/notebook.ipynb`, run in a clone as a reader runs it."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from tests.docs.clone import Clone
from warehouse.place import PROJECT

NOTEBOOK = PROJECT / "docs" / "notebook.ipynb"
_SECONDS = 120  # for one cell


def read(path: Path = NOTEBOOK) -> NotebookNode:
    """The notebook as it is kept."""
    return nbformat.read(path, as_version=4)


def run(clone: Clone) -> NotebookNode:
    """The notebook run anew; raises CellExecutionError where a cell fails."""
    made = read()
    folder = {"metadata": {"path": str(clone.root / "docs")}}
    NotebookClient(made, timeout=_SECONDS, resources=folder, record_timing=False).execute(env=clone.environment())
    return made


def shown(notebook: NotebookNode) -> list[list[dict[str, str]]]:
    """What each cell shows, by media type; what goes to a stream is of the type `stream`."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[dict(one.get("data", {"stream": one.get("text")})) for one in cell.outputs] for cell in cells]
