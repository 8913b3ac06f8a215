"""What `parallax doctor` looks at in the set-up: Python, packages, model, server. Imports none of what it looks at."""

from __future__ import annotations

import json
import os
import socket
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from flows.commands.finding import OK, PROBLEM, WARN, Finding
from warehouse.place import PROJECT

PYPROJECT = PROJECT / "pyproject.toml"
MODEL = PROJECT / "models" / "en_parallax_news"
SERVER_WAIT = 0.5  # seconds
_SET_UP = "make setup installs what is locked"


def check_python() -> Finding:
    """Whether this Python is one the project supports."""
    wanted = SpecifierSet(_project()["requires-python"])
    seen = ".".join(map(str, sys.version_info[:3]))
    if wanted.contains(seen, prereleases=True):
        return Finding(OK, "python", f"{seen} ({sys.executable})")
    return Finding(PROBLEM, "python", f"{seen}, but Parallax needs {wanted}", "make setup with another Python")


def check_packages() -> Finding:
    """Whether every package that pyproject.toml names is installed, in a version it allows."""
    requirements = [Requirement(line) for line in _project()["dependencies"]]
    wrong = [said for requirement in requirements if (said := _mismatch(requirement))]
    if wrong:
        return Finding(PROBLEM, "packages", "; ".join(wrong), _SET_UP)
    return Finding(OK, "packages", f"all {len(requirements)} as pyproject.toml asks")


def check_model(folder: Path = MODEL) -> Finding:
    """Whether the shipped model is there and made for the spaCy that is installed."""
    meta = folder / "meta.json"
    if not meta.is_file():
        return Finding(PROBLEM, "model", f"none at {folder}", "check the project out again, or name one: run --model")
    try:
        values = json.loads(meta.read_text(encoding="utf-8"))
        name, wanted = f"{values['name']} {values['version']}", SpecifierSet(values.get("spacy_version", ""))
    except (ValueError, KeyError, TypeError) as error:
        return Finding(PROBLEM, "model", f"{meta} cannot be read: {error}", "check the project out again")
    installed = _installed("spacy")
    if installed and not wanted.contains(installed, prereleases=True):
        return Finding(WARN, "model", f"{name} was made for spaCy {wanted}, here is {installed}", _SET_UP)
    return Finding(OK, "model", name)


def check_server() -> Finding:
    """Whether the Prefect server that is named or kept answers (a connection is tried, no more); none is needed."""
    from flows.environment import SERVER_RECORD

    url = os.environ.get("PREFECT_API_URL")
    if not url and not SERVER_RECORD.exists():
        return Finding(OK, "server", "none: a run starts its own (parallax up keeps one, so that runs start sooner)")
    named = url or str(json.loads(SERVER_RECORD.read_text(encoding="utf-8"))["url"])
    unreachable = _unreachable(named)
    if unreachable is None:
        return Finding(OK, "server", f"{named} answers")
    if url:
        remedy = "start that server, or unset PREFECT_API_URL"
        return Finding(PROBLEM, "server", f"PREFECT_API_URL is {url}, which does not answer: {unreachable}", remedy)
    return Finding(WARN, "server", f"the one kept at {named} does not answer: {unreachable}", "parallax up")


def _unreachable(url: str) -> str | None:
    """Why nothing listens at a url; None if something does."""
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        socket.create_connection((parts.hostname or "", port), SERVER_WAIT).close()
    except (OSError, ValueError) as error:
        return str(error)
    return None


@cache
def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return project


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _mismatch(requirement: Requirement) -> str | None:
    """What is wrong with one required package, if anything is."""
    if requirement.marker is not None and not requirement.marker.evaluate():
        return None
    installed = _installed(requirement.name)
    if installed is None:
        return f"{requirement.name} is missing"
    if requirement.specifier.contains(installed, prereleases=True):
        return None
    return f"{requirement.name} is {installed}, not {requirement.specifier}"
