"""Telling those who want to know; what goes wrong with that is said, and harms no run."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path

from prefect.events import emit_event
from prefect.settings import PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW, temporary_settings

from flows.hooks.channels import Message, deliver
from flows.hooks.config import EVENTS, Hook, Hooks, HooksError, read_hooks
from flows.scheduling.missed import is_deployed
from warehouse.ledger import RunRecord
from warehouse.place import Place

SUBJECTS = {"failed": "the run failed", "conflicts": "new conflicts", "watch": "news of what is watched"}
_NOBODY = Hooks()
_ACTIVE: ContextVar[Hooks] = ContextVar("hooks", default=_NOBODY)


@contextmanager
def listening(place: Place, path: str | None) -> Iterator[None]:
    """For the block, those named in a hooks.toml are told: the file at `path`, without one that beside the warehouse.

    Where there is none nobody is told, nor where it does not hold, which is said.
    """
    token = _ACTIVE.set(_read(Path(path) if path else _beside(place)))
    try:
        yield
    finally:
        _ACTIVE.reset(token)


def hooks_file(place: Place) -> Path:
    """The hooks.toml beside a warehouse, which its user keeps."""
    return place.folder / "hooks.toml"


def anybody_hears(event: str) -> bool:
    """Whether somebody is told of an event (one of EVENTS), or an automation may be: so that what costs time to find
    out is worth it."""
    return is_deployed() or bool(_ACTIVE.get().on(event))


def tell(event: str, message: str, record: RunRecord) -> None:
    """Tell those who listen to an event (one of EVENTS) about a run, with its report's address; never raises for them.

    The same goes to the Prefect server as an event, for automations.
    """
    hooks = _ACTIVE.get()
    made = compose(event, message, record, hooks)
    about = {"prefect.resource.id": f"parallax.warehouse.{made.warehouse}", "prefect.resource.name": made.warehouse}
    emit_event(event=EVENTS[event], resource=about, payload=asdict(made))
    _send(made, hooks.on(event))


def send_all(event: str, message: str, record: RunRecord, hooks: Hooks, told: Sequence[Hook]) -> Sequence[Hook]:
    """Tell each of some hooks as `tell` does, whatever they listen to; returns those who could not be told."""
    return _send(compose(event, message, record, hooks), told)


def _send(made: Message, told: Sequence[Hook]) -> Sequence[Hook]:
    untold = []
    for hook in told:
        with temporary_settings({PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW: "ignore"}):  # a run that crashed is over
            state = deliver(hook, made, return_state=True)
        if not state.is_completed():
            print(f"parallax: hook {hook.name} was not told: {state.message}", file=sys.stderr)
            untold.append(hook)
    return untold


def compose(event: str, message: str, record: RunRecord, hooks: Hooks) -> Message:
    """The message about a run, as all channels get it."""
    name = Place.of(Path(record.warehouse)).name
    report = address(record, hooks.address)
    text = f"{message}\n\nreport: {report}\nwarehouse: {record.warehouse}\nrun: {record.run_id}"
    return Message(EVENTS[event], f"Parallax, {name}: {SUBJECTS[event]}", text, report, name, record.run_id)


def address(record: RunRecord, base: str | None) -> str:
    """Where a run's report is read: below a base url, else its file; of a run without one, the latest before it."""
    folder = Path(record.reports)
    has_one = (folder / record.run_id / "index.html").exists()
    return address_of(folder, record.run_id if has_one else "latest", base)


def address_of(folder: Path, run: str, base: str | None) -> str:
    """Where the report of a run (an id, or `latest`) is read."""
    return f"{base.rstrip('/')}/{run}/index.html" if base else str(folder / run / "index.html")


def _beside(place: Place) -> Path | None:
    return hooks_file(place) if hooks_file(place).is_file() else None


def _read(path: Path | None) -> Hooks:
    if path is None:
        return _NOBODY
    try:
        return read_hooks(path)
    except HooksError as error:
        print(f"parallax: nobody is told: {error}", file=sys.stderr)
        return _NOBODY
