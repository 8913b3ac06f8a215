"""Putting a run's page and its `run.json` in place: whole or not at all, and `latest` flipped in one step."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.report.page import render
from warehouse import ledger
from warehouse.ledger import RunRecord
from warehouse.link import name_again

if TYPE_CHECKING:
    from tasks.report.hand import Hand
    from tasks.report.stories import Stories
    from tasks.report.stories.index import Index

LATEST = "latest"
PAGE, RECORD, STORIES, LIST = "index.html", "run.json", "stories", "list.json"
_MAIN = '<main id="main" tabindex="-1">'
_MOVED = '\n<p class="moved note">Two stories turned out to be one, <a href="{}">now at another address</a>.</p>'


def save(
    record: RunRecord,
    history: Sequence[RunRecord],
    folder: Path,
    data_docs: str | None = None,
    stories: Stories | None = None,
    hand: Hand | None = None,
) -> Path:
    """Write `folder/<run_id>/` (page and record), flip `folder/latest` to it, and return `latest/index.html`.

    `stories` (of `tasks.report.stories.render`) open the page, and lie in `folder/<run_id>/stories/`; without them the
    page opens with those of the newest earlier run that has any. Addresses stay: pages of that run which are not made
    anew are carried over, and a story that was merged away leads to the one it went into. `hand` is what people correct
    and watch.

    What else lies in the run's folder stays. Raises ValueError if the run id is no name of a folder, OSError if
    the folder cannot be written; the pages that were there are then as they were.
    """
    _check_name(record.run_id)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{record.run_id}.part"
    _clear(aside)
    try:
        aside.mkdir()
        ledger.write(record, aside / RECORD)
        before = _stories_before(folder, record.run_id)
        listed = _write_stories(stories, before, aside) if stories else _carry_stories(before, aside)
        pages = {path.stem for path in (aside / STORIES).glob("*.html")}
        page = render(record, history, data_docs, listed, hand, pages)
        (aside / PAGE).write_text(page, encoding="utf-8")
        _put(aside, folder / record.run_id)
    finally:
        _clear(aside)
    flip(folder, record.run_id)
    return folder / LATEST / PAGE


def _stories_before(folder: Path, run_id: str) -> Path | None:
    """Where the pages of the newest earlier run lie that has any."""
    lists = sorted(path for path in folder.glob(f"*/{STORIES}/{LIST}") if path.parts[-3] < run_id)
    return lists[-1].parent if lists else None


def _write_stories(stories: Stories, before: Path | None, aside: Path) -> Index:
    from tasks.report.stories.index import dumped

    (aside / STORIES).mkdir()
    for story_id, page in stories.pages.items():
        (aside / STORIES / f"{story_id}.html").write_text(page, encoding="utf-8")
    _keep_addresses(stories.addresses, before, aside / STORIES)
    (aside / STORIES / LIST).write_text(dumped(stories.index), encoding="utf-8")
    return stories.index


def _keep_addresses(addresses: Mapping[str, str], before: Path | None, target: Path) -> None:
    """Earlier pages of stories that still are there; under the name of one that was merged away, what it went into.

    That is a whole page, since what stood behind the `#` of an old address (a quote, a figure) stands there too, and no
    redirection without a script would keep it. A story that was taken out of the warehouse leaves no page.
    """
    earlier = [page for page in sorted(before.glob("*.html")) if page.stem in addresses] if before else []
    for page in earlier:
        if addresses[page.stem] == page.stem and not (target / page.name).exists():
            name_again(page, target / page.name)
    for old, new in addresses.items():
        if old != new and (target / f"{new}.html").exists():
            _lead_on(target / f"{old}.html", target / f"{new}.html")


def _lead_on(old: Path, new: Path) -> None:
    page = new.read_text(encoding="utf-8")
    old.write_text(page.replace(_MAIN, _MAIN + _MOVED.format(new.name), 1), encoding="utf-8")


def _carry_stories(before: Path | None, aside: Path) -> Index | None:
    """The pages of the newest earlier run that has any: the same files, or copies where links cannot be made."""
    from tasks.report.stories.index import carried

    if before is None:
        return None
    (aside / STORIES).mkdir()
    for page in before.iterdir():
        name_again(page, aside / STORIES / page.name)
    return carried((before / LIST).read_text(encoding="utf-8"))


def flip(folder: Path, run_id: str) -> None:
    """Point `latest` at a run's folder: a link made aside and renamed; a copy where links cannot be made."""
    aside, latest = folder / f".{LATEST}.{run_id}.part", folder / LATEST
    _clear(aside)
    try:
        aside.symlink_to(run_id, target_is_directory=True)
    except (OSError, NotImplementedError):
        shutil.copytree(folder / run_id, aside)
    if aside.is_symlink() and (latest.is_symlink() or not latest.exists()):
        aside.replace(latest)
        return
    _swap(aside, latest)


def _swap(aside: Path, latest: Path) -> None:
    """Put a folder in another's place: no system renames over a folder that holds files, so the old one steps aside."""
    old = latest.with_name(f".{LATEST}.old")
    _clear(old)
    if latest.is_symlink() or latest.exists():
        latest.rename(old)
    aside.rename(latest)
    _clear(old)


def _put(aside: Path, target: Path) -> None:
    """Move finished files in place: the folder in one step, or, into a folder that stands, each file, the page last."""
    if not target.exists():
        aside.rename(target)
        return
    if (aside / STORIES).is_dir():
        (target / STORIES).mkdir(exist_ok=True)
        for page in sorted((aside / STORIES).iterdir()):
            page.replace(target / STORIES / page.name)
    for name in (RECORD, PAGE):
        (aside / name).replace(target / name)


def _check_name(run_id: str) -> None:
    if not run_id or run_id.startswith(".") or run_id == LATEST or set("/\\:\0") & set(run_id):
        raise ValueError(f"the run id {run_id!r} cannot name a folder of reports")


def _clear(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
