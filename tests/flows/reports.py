"""Invented reports for tests of the run's course, and a pipeline that reads them by rule."""

from __future__ import annotations

from pathlib import Path

import duckdb
import spacy

from tests.tasks.link.stored import outcome
from warehouse.tables import TABLES

PLACES = ("Karsova", "Port Ellery", "Dunmarrow", "Westhaven")
# Columns that tell of a run rather than of the news.
RUN_METADATA = {"run_id", "raw_file", "raw_row"}
OF_RUNS = {"runs", "run_stages", "run_checks", "migrations"}


class TinyPipeline:
    """A blank English pipeline with a sentencizer and a ruler."""

    @staticmethod
    def save(path: Path) -> str:
        """Make it and write it to disk; returns its path."""
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": "LOC", "pattern": place} for place in PLACES])
        nlp.to_disk(path)
        return str(path)


STORIES = (
    """Council votes to repair the old bridge at {place}
The council of {place} voted on Tuesday to repair the old bridge after a long debate about its costs.
Engineers found {n} cracks in its pillars last winter, and lorries must take the coast road until spring.
“We have waited for this since my children were small,” said one resident who lives beside the river.""",
    """Nurses in {place} begin a strike over night shifts
Nurses at the general hospital in {place} stopped work on Monday over night shifts and unpaid overtime.
The union counted {n} wards without staff by noon; surgeons postponed every operation that was not urgent.
A spokesman for the clinic's owners called the walkout reckless and promised talks before the weekend.""",
    """Drought empties the reservoir above {place}
Farmers near {place} are selling cattle because no rain has fallen on their pastures for {n} weeks.
The reservoir holds a tenth of its usual water, a hydrologist measured, and wells are running dry in the hills.
Officials will ration irrigation from Friday, starting with orchards and vegetable gardens downstream.""",
    """Thieves take paintings from a museum in {place}
Thieves broke into the municipal museum of {place} before dawn and cut {n} canvases out of their frames.
Guards noticed an open skylight when they changed over; the alarm had been silent all night, detectives think.
The stolen portraits belong to a private lender, whose insurers offered a reward for their safe return.""",
)


def report(number: int, extra: str = "") -> str:
    """A dump of a short report; neighbouring numbers tell different stories."""
    story = STORIES[number % len(STORIES)].format(place=PLACES[number % len(PLACES)], n=number + 11)
    lines = [*story.split("\n"), extra] if extra else story.split("\n")
    return "\n\n".join(lines)


def write_reports(folder: Path, numbers: range, outlet: str = "harbour-news", extra: str = "") -> Path:
    """Write reports as text dumps into a folder with one outlet's folder in it."""
    for number in numbers:
        path = folder / outlet / f"{number:03d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(number, extra), encoding="utf-8")
    return folder


def stored_rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a warehouse file, less what tells of runs, in a fixed order."""
    with duckdb.connect(file, read_only=True) as con:
        return {table.name: _rows(con, table.name) for table in TABLES if table.name not in OF_RUNS}


def told_rows(file: Path) -> dict[str, list[object]]:
    """The same, with the members of clusters for their ids, which depend on how runs were cut."""
    with duckdb.connect(file, read_only=True) as con:
        return stored_rows(file) | {"cluster_ids": []} | outcome(con)


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    names = [row[0] for row in con.execute(f"describe store.{table}").fetchall() if row[0] not in RUN_METADATA]
    return con.execute(f"select {', '.join(names)} from store.{table} order by all").fetchall()
