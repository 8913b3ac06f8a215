"""What a run is asked to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.extract import see_model
from tasks.ingest import Found, Source, discover, sources_from_paths, sources_from_toml
from warehouse.place import Place

if TYPE_CHECKING:
    from tasks.link.corrections import Correction
    from tasks.report.watching import Watch

_ELSEWHERE = ("warehouse", "reports", "corrections", "watch")  # where it writes to, and what people keep by hand
EXTRACT_BATCH = 250  # articles a part; a task never works on a single article


class PlaceError(Exception):
    """There is no right, or no room, to write where the warehouse is to be."""


@dataclass(frozen=True, slots=True)
class Order:
    """One run's settings, as the command line or a schedule gives them; paths as text, so that Prefect shows them.

    `sources`: files, folders and `sources.toml` files; `only`: names of entries to take from those files;
    `model`: a spaCy pipeline's path or name, the shipped one without; `max_bytes`: a longer text is quarantined;
    `corrections`, `watch`: files kept by hand, those beside the warehouse without.
    """

    sources: tuple[str, ...]
    warehouse: str | None = None
    reports: str | None = None
    model: str | None = None
    only: tuple[str, ...] = ()
    batch_size: int = 500
    max_bytes: int = 5_000_000
    corrections: str | None = None
    watch: str | None = None

    @property
    def place(self) -> Place:
        """Where the run's warehouse lies."""
        return Place.of(Path(self.warehouse) if self.warehouse else None)

    @property
    def report_folder(self) -> Path:
        """Where the run's report goes."""
        return Path(self.reports) if self.reports else self.place.reports

    @property
    def config_sha256(self) -> str:
        """SHA-256 of what decides the run's rows beside the inputs: all settings but the places it writes to."""
        settings = {key: value for key, value in asdict(self).items() if key not in _ELSEWHERE}
        if corrections := self.read_corrections():
            settings["corrections"] = [entry.correction_id for entry in corrections]
        return sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()

    def read_sources(self) -> list[Source]:
        """The sources named; raises SourceError for a path that is missing or a file that does not hold."""
        tables = [Path(name) for name in self.sources if Path(name).suffix == ".toml"]
        plain = [Path(name) for name in self.sources if Path(name).suffix != ".toml"]
        named = [source for path in tables for source in sources_from_toml(path, self.only)]
        return named + (sources_from_paths(plain) if plain else [])

    def read_corrections(self) -> tuple[Correction, ...] | None:
        """What people correct by hand; None, in work without sources and without a file: what holds still holds.

        Raises CorrectionsError for a file that is named and missing, or does not hold.
        """
        from tasks.link.corrections import read_corrections  # with it comes numpy

        if self.corrections or self.place.corrections.is_file():
            return read_corrections(Path(self.corrections) if self.corrections else self.place.corrections)
        return () if self.sources else None

    def read_watch(self) -> Watch:
        """What people watch; raises WatchError for a file that is named and missing, or does not hold."""
        from tasks.report.watching import Watch, read_watch  # with it come the templates

        if self.watch or self.place.watch.is_file():
            return read_watch(Path(self.watch) if self.watch else self.place.watch)
        return Watch()

    def prepare(self) -> Sequence[Found]:
        """See that the run can be done, and find every file of its sources, in order.

        Raises SourceError as `read_sources`, and where nothing is there; CorrectionsError, WatchError; ModelError;
        PlaceError.
        """
        self.read_corrections()
        self.read_watch()
        found = discover(self.read_sources())
        see_model(self.model)
        make_room(self.place)
        return found


def make_room(place: Place) -> None:
    """See that a run can write where its warehouse is to be; raises PlaceError, which says what to do, if not."""
    try:
        place.private.mkdir(parents=True, exist_ok=True)
        (place.private / "lock").touch()
    except OSError as error:
        raise PlaceError(f"cannot write {error.filename} ({error.strerror}): choose another --warehouse") from error


def parallax_version() -> str:
    """The version of Parallax that runs."""
    try:
        return version("parallax")
    except PackageNotFoundError:
        return "0+unknown"
