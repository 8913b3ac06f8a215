"""What a warehouse made again would change: a page that needs nothing else, and the same as JSON beside it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.report.environment import environment

if TYPE_CHECKING:
    from tasks.load.compare import Comparison

PAGE, DATA = "index.html", "comparison.json"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON knows it; `same` says that nothing is another."""
    told = asdict(comparison)
    for view, values in zip(comparison.views, told["views"], strict=True):
        values |= {"added": view.added, "removed": view.removed, "columns": dict(view.columns)}
    return {"same": comparison.same, **told}


def page(comparison: Comparison) -> str:
    """The page as HTML; asks nothing of the network, and follows the reader's choice of light or dark."""
    changed = [view for view in comparison.views if not view.same]
    return environment().get_template("compared.html").render(compared=comparison, changed=changed)


def save_comparison(comparison: Comparison, folder: Path) -> Path:
    """Write the page and the data into a folder, each whole or not at all; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps(as_data(comparison), indent=1, ensure_ascii=False) + "\n"
    for name, text in ((DATA, data), (PAGE, page(comparison))):
        aside = folder / f".{name}.part"
        aside.write_text(text, encoding="utf-8")
        aside.replace(folder / name)
    return folder / PAGE
