"""What `parallax doctor` looks at in a warehouse: its folder, link, published file, lock, ledger and left-overs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from flows.commands.finding import OK, PROBLEM, WARN, Finding
from flows.commands.locking import holder, is_held
from warehouse import ledger
from warehouse.place import Place

LITTLE_SPACE, TOO_LITTLE_SPACE = 2_000_000_000, 200_000_000  # bytes


def check_folder(place: Place) -> Finding:
    """Whether runs can write where the warehouse lies."""
    folder = _existing(place.folder)
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding(PROBLEM, "folder", f"no right to write in {folder}", "change its rights, or use --warehouse")
    seen = str(place.folder) if folder == place.folder else f"{place.folder} (the first run makes it)"
    return Finding(OK, "folder", seen)


def check_space(place: Place) -> Finding:
    """Whether the disk has room for another run."""
    free = shutil.disk_usage(_existing(place.folder)).free
    seen = f"{free / 1e9:.1f} GB free"
    if free < TOO_LITTLE_SPACE:
        return Finding(PROBLEM, "disk", seen, "make room: a run writes its files aside before it publishes")
    if free < LITTLE_SPACE:
        return Finding(WARN, "disk", seen, "a large run may not fit")
    return Finding(OK, "disk", seen)


def check_published(place: Place) -> Finding:
    """Whether the link points at a version, and that version opens with every view the contract has."""
    if place.link.is_symlink() and not place.link.exists():
        seen = f"{place.link} points at {place.link.readlink()}, which is not there"
        return Finding(PROBLEM, "published", seen, "parallax rollback goes to a version still there")
    if not place.link.exists():
        return Finding(OK, "published", "nothing yet: parallax run SOURCE…")
    return _opened(place)


def check_lock(place: Place) -> Finding:
    """Whether a run is under way."""
    if is_held(place.lock):
        return Finding(OK, "lock", f"{holder(place.lock)} is under way; another would wait for it")
    return Finding(OK, "lock", "free")


def check_ledger(place: Place) -> Finding:
    """Whether the runs' records can be read, and how the last run ended."""
    records, damaged = [], []
    for path in sorted(place.ledger.glob("*.json")):
        try:
            records.append(ledger.read(path))
        except (ValueError, OSError):
            damaged.append(path.name)
    if damaged:
        seen = f"{len(damaged)} damaged: {', '.join(damaged[:3])}"
        return Finding(PROBLEM, "runs", seen, f"move them out of {place.ledger}: the rows they tell of are unharmed")
    if not records:
        return Finding(OK, "runs", "none yet")
    last, seen = records[-1], f"{len(records)}; the last, {records[-1].run_id}: {records[-1].run['status']}"
    if last.run["status"] == "failed":
        return Finding(WARN, "runs", seen, f"parallax runs {last.run_id} tells why")
    return Finding(OK, "runs", seen)


def check_leftovers(place: Place) -> Finding:
    """Whether runs that failed or were killed left files in the work folder."""
    left = sorted(path for path in place.work.glob("*") if path.is_dir())
    if not left or is_held(place.lock):
        return Finding(OK, "left-overs", "none" if not left else "those of the run under way")
    size = sum(path.stat().st_size for folder in left for path in folder.rglob("*") if path.is_file())
    seen = f"{len(left)} of runs that failed or were killed, {size / 1e6:.1f} MB in {place.work}"
    return Finding(WARN, "left-overs", seen, "delete them once you have looked: nothing published needs them")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _opened(place: Place) -> Finding:
    import duckdb

    from warehouse.connect import WarehouseMissing, open_published
    from warehouse.views import published_columns, view_names

    try:
        with open_published(place.link) as con:
            missing = sorted(set(view_names()) - set(published_columns(con)))
    except (WarehouseMissing, duckdb.Error) as error:
        return Finding(PROBLEM, "published", str(error), "parallax rollback goes back to an earlier version")
    if missing:
        seen = f"{place.link} lacks the views {', '.join(missing)}"
        return Finding(
            WARN, "published", seen, "an older Parallax made it; the next run that finds something new renews it"
        )
    if not place.link.is_symlink():
        return Finding(WARN, "published", f"{place.link} is a file, not a link", "move it away before the next run")
    return Finding(OK, "published", f"{place.link} → {place.link.readlink()}")
