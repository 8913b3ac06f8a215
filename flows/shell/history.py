"""What was asked before, kept in the user's state folder (XDG Base Directory 0.8)."""

from __future__ import annotations

import os
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory


def history_file() -> Path:
    """Where questions are kept: `$XDG_STATE_HOME/parallax/sql_history`, by default under `~/.local/state`."""
    given = os.environ.get("XDG_STATE_HOME", "")
    folder = Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "state"
    return folder / "parallax" / "sql_history"


def history(path: Path) -> History:
    """The history kept at a path; one that is kept nowhere if nothing can be written there."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))
