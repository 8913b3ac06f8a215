"""Tests that need a browser run where one is installed; where none is, pytest's last line counts them as deselected.

With PARALLAX_BROWSER set (where one is known to be there) they are never left out, and fail if it is missing.
"""

from __future__ import annotations

import os

import pytest

from tests.tasks.report.story_browser import found


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs a headless Chromium")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if found() or os.environ.get("PARALLAX_BROWSER"):
        return
    left = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in left]
    config.hook.pytest_deselected(items=left)
