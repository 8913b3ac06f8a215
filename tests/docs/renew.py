"""Write what documents say their commands print anew: `python -m tests.docs.renew [DOCUMENT…]`; look at the difference.

Only what no longer agrees is written, cut where it was cut by a last line `…`; so are files of the project.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat

from tests.docs.clone import DOCUMENTS, Clone, Done, is_replaced, of_document
from tests.docs.marked import ANYTHING, Step, agrees
from tests.docs.notebook import NOTEBOOK, run
from warehouse.place import PROJECT


def main(names: list[str]) -> None:
    """Renew the documents named, or all."""
    chosen = [Path(name).resolve() for name in names] or [*DOCUMENTS, NOTEBOOK]
    with tempfile.TemporaryDirectory() as folder:
        base = Clone.make(Path(folder) / "base")
        base.do([Step(0, "make run")])
        if NOTEBOOK in chosen:
            nbformat.write(run(base), NOTEBOOK)
        for number, path in enumerate(path for path in chosen if path != NOTEBOOK):
            done = of_document(path, base, Path(folder) / str(number))
            print(f"{path.relative_to(PROJECT)}: {renew(path, done)} written anew", sep="\n")


def renew(path: Path, done: list[Done]) -> int:
    """Write what no longer agrees into a document; how many commands it was."""
    lines = path.read_text(encoding="utf-8").splitlines()
    stale = [one for one in done if _is_stale(one)]
    for one in reversed(stale):
        if one.step.file:
            lines[one.step.line : one.step.line + one.step.text.count("\n")] = _text(one.step.file)
        else:
            first = one.step.line + one.step.text.count("\n")
            lines[first : first + len(one.step.printed)] = _printed(one)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(stale)


def _text(name: str) -> list[str]:
    return (PROJECT / name).read_text(encoding="utf-8").splitlines()


def _is_stale(done: Done) -> bool:
    if done.step.file:
        return done.code != 0
    if done.code != 0:  # what an error says is for a person to write
        return False
    said = done.step.expected
    return said is not None and not is_replaced(done.step.text) and not agrees(said, done.printed)


def _printed(done: Done) -> list[str]:
    said = done.step.printed
    filled = [line for line in said if line]
    found = done.printed.rstrip().splitlines()
    if filled[-1] == ANYTHING and len(found) >= len(filled):
        found = [*found[: len(filled) - 1], ANYTHING]
    return found + [""] * (len(said) - len(filled) if said[-1] == "" else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
