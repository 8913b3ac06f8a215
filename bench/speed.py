"""Speed of a whole run: articles a second in each stage, what goes on beside them, memory, bytes an article.

The run is a real one, through Prefect, into a warehouse of its own that is thrown away; start-up (server, imports,
loading the pipeline) comes before the clock and is given apart.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path

from flows import environment
from warehouse.ledger import RunRecord

WORK = ("ingest", "clean", "extract", "link")
BESIDE = ("load", "publish", "checks", "prefect")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The benchmark's options."""
    parser.add_argument("--input", type=Path, required=True, metavar="FILE", help="JSON lines, gzipped or not")
    parser.add_argument("--articles", type=int, metavar="N", help="take the first N (all of them)")
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline instead of the shipped one")


def run(args: argparse.Namespace) -> dict[str, float]:
    """Run once, and say where the time went."""
    environment.prepare()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, environment.server() as ready:
        ready()
        source = _cut(args.input, args.articles, Path(folder))
        _warm_up(args.input, Path(folder), args.model)
        started = time.perf_counter()
        record = _run(source, Path(folder) / "bench.duckdb", args.model)
        wall = time.perf_counter() - started
        size = (Path(folder) / "bench.duckdb").resolve().stat().st_size
    figures = _figures(record, wall, size)
    return figures | {"startup.seconds": started - begun}


def _cut(source: Path, articles: int | None, folder: Path) -> Path:
    """The first articles of a file, in a file of their own."""
    target = folder / "outlets" / "input.jsonl"
    target.parent.mkdir(parents=True)
    reader = gzip.open if source.suffix == ".gz" else open
    with reader(source, "rb") as lines, target.open("wb") as out:
        out.writelines(islice(lines, articles))
    return target


def _warm_up(source: Path, folder: Path, model: str | None) -> None:
    """One article through the whole of it: imports, the pipeline and the process that checks are there then."""
    _run(_cut(source, 1, folder / "warm-up"), folder / "warm-up" / "bench.duckdb", model)


def _run(source: Path, warehouse: Path, model: str | None) -> RunRecord:
    from flows.order import Order
    from flows.run import run_order

    return run_order(Order((str(source),), warehouse=str(warehouse), model=model))


def _figures(record: RunRecord, wall: float, size: int) -> dict[str, float]:
    n = float(record.run["n_articles"])
    seconds = {name: float(record.timings.get(name, 0.0)) for name in (*WORK, *BESIDE)}
    seconds["prefect"] = wall - sum(seconds.values())
    figures = {"articles": n, "seconds": wall, "articles_per_s": n / wall}
    figures |= {f"{name}.articles_per_s": n / seconds[name] for name in WORK}
    figures |= {f"{name}.seconds": value for name, value in seconds.items()}
    figures["link.share_of_extract"] = seconds["link"] / seconds["extract"]
    figures["beside.share"] = sum(seconds[name] for name in BESIDE) / wall
    figures["published.bytes_per_article"] = size / n
    figures["peak.mb"] = _peak_mb(resource.RUSAGE_SELF)
    figures["peak.checks_mb"] = _peak_mb(resource.RUSAGE_CHILDREN)
    return figures


def _peak_mb(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024
