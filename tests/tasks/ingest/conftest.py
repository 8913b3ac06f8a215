"""What the tests of ingest share: a folder to write sources in, and a way to read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tasks.ingest.reading import Read, read_paths


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, Any], Path]:
    """Writes one file (bytes, text, or something to put down as JSON) below the folder `in`; returns that folder."""

    def _write(name: str, content: Any) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, bytes):
            content = (content if isinstance(content, str) else json.dumps(content)).encode()
        path.write_bytes(content)
        return tmp_path / "in"

    return _write


@pytest.fixture
def read() -> Callable[..., Read]:
    return read_paths
