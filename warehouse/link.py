"""Links between files: the published one, which version readers get, changed in one step; and second names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def flip(link: Path, target: Path) -> None:
    """Point `link` at `target`, in one step: readers see the old version or the new one, never none.

    The link is relative, so that the folder can be moved; on return the change is on disk. Raises FileNotFoundError
    if the target is not there, FileExistsError if `link` is a file of its own rather than a link.
    """
    if not target.is_file():
        raise FileNotFoundError(f"{target}: no such version, {link} stays as it is")
    if link.exists() and not link.is_symlink():
        raise FileExistsError(f"{link}: a file, not a link to a published version; move it away first")
    aside = link.with_name(f".{link.name}.{os.getpid()}.aside")
    aside.unlink(missing_ok=True)
    aside.symlink_to(os.path.relpath(target, link.parent))
    aside.replace(link)
    _to_disk(link.parent)


def name_again(source: Path, target: Path) -> None:
    """Give a finished file a second name; a copy of it where the file system makes no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _to_disk(folder: Path) -> None:
    """Make the folder's entries survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
