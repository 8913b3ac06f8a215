"""What decides rows beside their inputs: the rules (code, word lists, SQL) and the model, each as a SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from tasks.extract import DEFAULT_MODEL
from warehouse.place import PROJECT

_NO_RULES = ("__pycache__", "data")  # folders beside the rules that hold none


@cache
def rules_sha256(stage: str) -> str:
    """SHA-256 of a stage's own rules: all files of its package, and its row rules."""
    return _sha256(_files(PROJECT / "tasks" / stage, PROJECT / "expectations" / "rules" / stage))


@cache
def all_rules_sha256() -> str:
    """SHA-256 of all rules, from the first stage to the published views."""
    return _sha256(_files(*(PROJECT / name for name in ("tasks", "expectations", "warehouse"))))


@cache
def model_sha256(name: str | None = None) -> str:
    """SHA-256 of a model's files (the shipped one's without a name); of its name, where it is an installed one."""
    folder = Path(name or DEFAULT_MODEL)
    return _sha256(_files(folder)) if folder.is_dir() else sha256(str(name).encode()).hexdigest()


def _files(*folders: Path) -> Iterable[tuple[str, Path]]:
    """Files with their places under the folders, in a fixed order; on which machine these lie does not count."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not any(part in _NO_RULES for part in path.relative_to(folder).parts):
                yield path.relative_to(folder).as_posix(), path


def _sha256(files: Iterable[tuple[str, Path]]) -> str:
    digest = sha256()
    for name, path in files:
        digest.update(f"{name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
