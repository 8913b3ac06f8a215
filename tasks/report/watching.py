"""`watch.toml`: names, words and outlets that somebody wants to hear of; a mistake is told with its place and cure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tasks.tomlfile import KeptFileError, read, texts

_KEYS = ("names", "words", "outlets")


class WatchError(KeptFileError):
    """The file of what is watched is wrong: the message says where, and what to do. Raised before anything runs."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: names of people, bodies and places (or ids of entities), words, outlets; as written."""

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.words or self.outlets)


def read_watch(path: Path) -> Watch:
    """What a file wants watched; raises WatchError where it cannot be read, is not TOML, or holds anything else."""
    data = read(path, WatchError)
    if unknown := sorted(set(data) - set(_KEYS)):
        raise WatchError(f"{path}: unknown key `{unknown[0]}`; there are {', '.join(_KEYS)}, each a list of texts")
    found = {key: texts(data[key], key, str(path), WatchError) if data.get(key) else () for key in _KEYS}
    return Watch(**{key: tuple(dict.fromkeys(" ".join(each.split()) for each in own)) for key, own in found.items()})
