"""One run at a time on a warehouse: an advisory lock that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path


@contextmanager
def hold(lock: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file; where another process holds it, say for whom one waits, and wait until it ends."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(f"waiting for {_holder(handle)} to end")
            fcntl.flock(handle, fcntl.LOCK_EX)
        _sign(handle, {"pid": os.getpid(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"})
        try:
            yield
        finally:
            handle.truncate(0)


def _holder(handle: TextIOWrapper) -> str:
    handle.seek(0)
    try:
        holder = json.loads(handle.read())
    except json.JSONDecodeError:
        return "another run on this warehouse"
    return f"the run of process {holder['pid']} on this warehouse (since {holder['since']})"


def _sign(handle: TextIOWrapper, holder: dict[str, object]) -> None:
    handle.truncate(0)
    handle.write(json.dumps(holder))
    handle.flush()
