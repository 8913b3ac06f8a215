"""Where a warehouse keeps its files: the published link, its versions, and the private folder beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_WAREHOUSE = PROJECT / "warehouse" / "data" / "parallax.duckdb"


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one warehouse, all derived from the path of its published link (`NAME.duckdb`)."""

    link: Path

    @classmethod
    def of(cls, path: Path | None = None) -> Place:
        """The place of the warehouse at `path` (the default warehouse without one); nothing is made on disk."""
        chosen = path or DEFAULT_WAREHOUSE
        return cls(chosen.parent.resolve() / chosen.name)

    @property
    def name(self) -> str:
        """The warehouse's name: the link's, less its suffix."""
        return self.link.stem

    @property
    def folder(self) -> Path:
        """The folder that holds the link and the published versions."""
        return self.link.parent

    @property
    def private(self) -> Path:
        """The folder that only runs write to and nobody else opens."""
        return self.folder / f"{self.name}.private"

    @property
    def database(self) -> Path:
        """The database that runs write to."""
        return self.private / "private.duckdb"

    @property
    def raw(self) -> Path:
        """Raw bytes, as Parquet files."""
        return self.private / "raw"

    @property
    def work(self) -> Path:
        """Parts of stages of runs under way, or killed."""
        return self.private / "work"

    @property
    def ledger(self) -> Path:
        """One JSON record a run, published or not."""
        return self.private / "runs"

    @property
    def lock(self) -> Path:
        """The file a run holds locked while it runs."""
        return self.private / "lock"

    @property
    def reports(self) -> Path:
        """Where this warehouse's reports go: the project's `reports/` for one in `warehouse/data`, else beside it."""
        in_project = self.folder == DEFAULT_WAREHOUSE.parent
        return PROJECT / "reports" if in_project else self.folder / "reports"

    @property
    def corrections(self) -> Path:
        """What its user corrects by hand, unless a run is told of another file."""
        return self.folder / "corrections.toml"

    @property
    def watch(self) -> Path:
        """What its user watches, unless a run is told of another file."""
        return self.folder / "watch.toml"

    def version(self, run_id: str) -> Path:
        """The published file that a run makes."""
        return self.folder / f"{self.name}-{run_id}.duckdb"

    def versions(self) -> list[Path]:
        """Published files still there, oldest first (run ids sort by time)."""
        return sorted(self.folder.glob(f"{self.name}-[0-9]*.duckdb"))

    def current(self) -> Path | None:
        """The published file the link points at, or None before the first publication."""
        return self.link.resolve() if self.link.exists() else None
