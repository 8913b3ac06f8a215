"""Taking a warehouse's lock for a moment, without waiting, and telling who holds it."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def attempt(lock: Path) -> Iterator[bool]:
    """Take the lock file if nobody holds it; the block is told whether it has it. Ends with the block."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def is_held(lock: Path) -> bool:
    """Whether a run holds the lock now; nothing is made on disk."""
    if not lock.exists():
        return False
    with lock.open(encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def holder(lock: Path) -> str:
    """Who holds the lock, as its file tells."""
    try:
        signed = json.loads(lock.read_text(encoding="utf-8"))
        return f"the run of process {signed['pid']} (since {signed['since']})"
    except (ValueError, KeyError, TypeError):
        return "another run"
