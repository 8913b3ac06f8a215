"""Two published files compared: every view row by row, and stories by the articles that stand together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.load.compare_views import ViewChange, compare_views
from tasks.load.sql import rows

_BYTESLESS = "create temporary view bytesless as from earlier.store.documents where raw_file is null"
_UNCLEANABLE = "select count(*) from earlier.store.articles semi join bytesless using (document_id)"
_MODEL = "select max_by(model, run_id) from {}.published.runs where model is not null"


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story that holds the articles of several (`merged`), or whose articles several hold now (`split`)."""

    kind: str
    story_id: str
    others: tuple[str, ...]
    headline: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two published files, named `before` and `after`.

    `first` is the stage from which things were made again, `models` what the newest runs of both used, `uncleanable`
    how many articles could not be cleaned again because their bytes were pruned.
    """

    before: str
    after: str
    first: str
    models: tuple[str | None, str | None]
    uncleanable: int
    views: tuple[ViewChange, ...]
    stories: tuple[StoryChange, ...]

    @property
    def same(self) -> bool:
        """Whether nothing is another in any view."""
        return all(view.same for view in self.views)


def compare(before: Path, after: Path, first: str) -> Comparison:
    """Compare two published files, of which `after` was made again from the stage `first` on; neither is changed."""
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        for name, path in (("earlier", before), ("later", after)):
            con.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
        con.execute(_BYTESLESS)
        uncleanable = con.execute(_UNCLEANABLE).fetchall()[0][0] if first == "clean" else 0
        models = tuple(con.execute(_MODEL.format(name)).fetchall()[0][0] for name in ("earlier", "later"))
        views = tuple(compare_views(con))
        found = rows(con, "compare_stories").to_pylist()
        stories = tuple(StoryChange(**row | {"others": tuple(row["others"])}) for row in found)
    return Comparison(before.name, _final(after), first, (models[0], models[1]), uncleanable, views, stories)


def _final(path: Path) -> str:
    """The name that a file made aside will have."""
    return path.name.removeprefix(".").removesuffix(".part")
