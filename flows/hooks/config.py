"""hooks.toml: who is told what, and where reports can be read; every mistake in it is told with its place and cure."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.tomlfile import KeptFileError, read, text, texts

# What can be told, and the name of the Prefect event that goes with it.
EVENTS = {
    "failed": "parallax.run.failed",
    "conflicts": "parallax.conflicts.found",
    "watch": "parallax.watch.news",
}
CHANNELS = ("webhook", "slack", "email", "block")
SECURITY = {"ssl": "SSL", "starttls": "STARTTLS", "none": "INSECURE"}
_EMAIL = ("server", "port", "security", "user", "password", "from", "to")
_EMAIL_NEEDED = ("server", "from", "to")


class HooksError(KeptFileError):
    """hooks.toml is wrong: the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class Hook:
    """One who is told `events` (keys of EVENTS) through a channel (one of CHANNELS), whose `target` is its url, the
    name of a block on the Prefect server, or for e-mail its settings."""

    name: str
    events: tuple[str, ...]
    channel: str
    target: Any


@dataclass(frozen=True, slots=True)
class Hooks:
    """Who is told, and the base url that reports are served from (None: their files are named)."""

    hooks: tuple[Hook, ...] = ()
    address: str | None = None

    def on(self, event: str) -> Sequence[Hook]:
        """Those who are told of an event."""
        return [hook for hook in self.hooks if event in hook.events]


def read_hooks(path: Path) -> Hooks:
    """Read a hooks.toml. A text that is `$NAME` is taken from the environment, so that no secret stands in the file.

    Raises HooksError for a file that cannot be read, is not TOML, or holds what a hook has not.
    """
    data = read(path, HooksError)
    if unknown := sorted(set(data) - {"hook", "address"}):
        raise HooksError(f"{path}: unknown key `{unknown[0]}`; there may be `address`, and `[[hook]]` tables")
    entries = data.get("hook", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise HooksError(f"{path}: write each hook as a `[[hook]]` table")
    hooks = tuple(_hook(entry, f"{path}: hook {number}") for number, entry in enumerate(entries, 1))
    names = [hook.name for hook in hooks]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise HooksError(f"{path}: `{repeated[0]}` is the name of more than one hook; give each its own")
    return Hooks(hooks, _known(data, "address", str(path)))


def _hook(entry: Mapping[str, Any], where: str) -> Hook:
    channels = [name for name in CHANNELS if name in entry]
    if unknown := sorted(set(entry) - {"name", "on", *CHANNELS}):
        raise HooksError(f"{where}: unknown key `{unknown[0]}`; a hook has name, on, and one of {', '.join(CHANNELS)}")
    if len(channels) != 1:
        raise HooksError(f"{where}: say how it is told, by one of {', '.join(CHANNELS)}")
    name = text(entry, "name", where, HooksError)
    if name is None:
        raise HooksError(f'{where}: has no `name`; add one, as in name = "newsroom"')
    where, channel = f"{where} (`{name}`)", channels[0]
    events = texts(entry.get("on", list(EVENTS)), "on", where, HooksError)
    if wrong := [event for event in events if event not in EVENTS]:
        raise HooksError(f"{where}: `on` holds `{wrong[0]}`; there are {', '.join(EVENTS)}")
    target = _email(entry[channel], f"{where}: email") if channel == "email" else _known(entry, channel, where)
    return Hook(name, events, channel, target)


def _email(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise HooksError(f"{where}: must be a table with {', '.join(_EMAIL_NEEDED)}")
    if unknown := sorted(set(value) - set(_EMAIL)):
        raise HooksError(f"{where}: unknown key `{unknown[0]}`; it may have {', '.join(_EMAIL)}")
    if missing := [key for key in _EMAIL_NEEDED if key not in value]:
        raise HooksError(f"{where}: has no `{missing[0]}`")
    if not isinstance(value.get("port", 0), int):
        raise HooksError(f"{where}: `port` must be a number, not {value['port']!r}")
    if value.get("security", "starttls") not in SECURITY:
        raise HooksError(f"{where}: `security` is one of {', '.join(SECURITY)}")
    own = {key: _known(value, key, where) for key in _EMAIL if key not in ("port", "to")}
    return {**own, "port": value.get("port"), "to": list(texts(value["to"], "to", where, HooksError))}


def _known(entry: Mapping[str, Any], key: str, where: str) -> str | None:
    """A key's text, or what the environment holds for `$NAME`; None where the key is not there."""
    found = text(entry, key, where, HooksError)
    if found is None or not found.startswith("$"):
        return found
    if found[1:] not in os.environ:
        raise HooksError(f"{where}: `{key}` is {found}, which the environment has not")
    return os.environ[found[1:]]
