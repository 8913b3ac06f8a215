"""Files that a person writes in TOML, read strictly: every mistake is told with its place and its cure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class KeptFileError(Exception):
    """A file that a person keeps is wrong: the message says where, and what to do. Every command ends with it."""


def read(path: Path, error: type[Exception]) -> dict[str, Any]:
    """What a file holds; raises `error`, which names the file, where it cannot be read or is not TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as cause:
        raise error(f"{path}: there is no such file; check the path") from cause
    except OSError as cause:
        raise error(f"{path}: cannot be read ({cause.strerror}); check its permissions") from cause
    except UnicodeDecodeError as cause:
        raise error(f"{path}: is not UTF-8 text (byte {cause.start}); save it as UTF-8") from cause
    except tomllib.TOMLDecodeError as cause:
        raise error(f"{path}: is not valid TOML: {cause}") from cause


def text(entry: Mapping[str, Any], key: str, where: str, error: type[Exception]) -> str | None:
    """A key's text, its white space folded; None where the key is not there."""
    value = entry.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise error(f"{where}: `{key}` must be a text that is not empty, not {value!r}")
    return None if value is None else " ".join(value.split())


def texts(value: Any, key: str, where: str, error: type[Exception]) -> tuple[str, ...]:
    """A key's value, which is a text or a list of texts, as a list of them."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not values or not all(isinstance(v, str) and v.strip() for v in values):
        raise error(f"{where}: `{key}` must be a text or a list of texts, none of them empty, not {value!r}")
    return tuple(values)
