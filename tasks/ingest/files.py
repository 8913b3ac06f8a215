"""Sources that are files and folders: every file is listed, sorted, with the outlet its folder gives it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tasks.ingest import ignore
from tasks.ingest.forms import form_of
from tasks.ingest.found import Found
from tasks.ingest.sources import Source, SourceError

UNKNOWN = "unknown"
_LETTER = re.compile(r"[^\W\d_]")


def find(source: Source) -> list[Found]:
    """The files of a source by `uri`; hidden ones and what `.parallaxignore` names left out. Raises SourceError."""
    files: dict[Path, Found] = {}
    for root in source.paths:
        is_folder = _is_folder(root)
        prefix = f"{_name(root.resolve().name)}/" if is_folder and len(source.paths) > 1 else ""
        for path, below in _walk(root, "", ()) if is_folder else [(root, _name(root.name))]:
            files.setdefault(path.parent.resolve() / path.name, _found(source, path, prefix, below))
    return sorted(files.values(), key=lambda file: (file.uri, str(file.path)))


def _is_folder(root: Path) -> bool:
    try:
        return stat.S_ISDIR(root.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceError(f"{root}: there is no such file or folder; check the path") from error
    except OSError as error:
        raise SourceError(f"{root}: cannot be looked at ({error.strerror}); check its permissions") from error


def _walk(folder: Path, base: str, rules: tuple[ignore.Rule, ...]) -> Iterator[tuple[Path, str]]:
    """The files below a folder, each with its path below the root (`base`: the folder's, ending in a slash)."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        own = folder / ignore.NAME
        rules += ignore.rules(own.read_text(encoding="utf-8", errors="surrogateescape"), base) if own.is_file() else ()
    except OSError as error:
        advice = f"give yourself the right to read it, or name it in a {ignore.NAME}"
        raise SourceError(f"{folder}: cannot be read ({error.strerror}); {advice}") from error
    for entry in entries:
        path = base + _name(entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or ignore.ignored(path, is_folder, rules):
            continue
        if is_folder:
            yield from _walk(folder / entry.name, path + "/", rules)
        else:
            yield folder / entry.name, path


def _found(source: Source, path: Path, prefix: str, below: str) -> Found:
    form, packing = form_of(path.name)
    skipped = _why_skipped(path, form)
    outlet = source.outlet or _folder_outlet(below)
    return Found(source, path, prefix + below, outlet, None if skipped else form, packing, skipped)


def _why_skipped(path: Path, form: str | None) -> str | None:
    """Why a file is not read. One that cannot be looked at is read, and so comes to be quarantined."""
    try:
        mode = path.stat().st_mode
    except OSError:
        mode = stat.S_IFREG
    if stat.S_ISDIR(mode):
        return "a link to a folder"
    if not stat.S_ISREG(mode):
        return "not a regular file"
    return None if form else "not a kind of file that is read"


def _folder_outlet(below: str) -> str:
    """The nearest folder above the file with a letter in its name (2024/05 is no outlet), below the root."""
    folders = [part for part in PurePosixPath(below).parts[:-1] if _LETTER.search(part)]
    return folders[-1] if folders else UNKNOWN


def _name(name: str) -> str:
    """A file's name as text that can be stored, bytes that are not UTF-8 written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
