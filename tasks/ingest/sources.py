"""What a source is: a name, the files and folders it is read from, and what is known of its outlet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOCAL = "local"  # the source of what is named on the command line
FILES = "files"  # the kind of source that a source is where nothing is said


class SourceError(Exception):
    """The sources named cannot be read as they are; the message says what is wrong, where, and what to do.

    Raised before anything runs: the command answers it with exit code 2.
    """


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `fields` gives, by role, the record fields to read, in order of preference; `settings` what its
    kind (`tasks/ingest/kinds.py`) asks for beside paths.

    `outlet` and `encoding` win over what a document says of itself; `language` fills in what a record leaves out.
    """

    name: str
    paths: tuple[Path, ...]
    outlet: str | None = None
    outlet_name: str | None = None
    domain: str | None = None
    country: str | None = None
    language: str | None = None
    encoding: str | None = None
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kind: str = FILES
    settings: tuple[tuple[str, tuple[str, ...]], ...] = ()
