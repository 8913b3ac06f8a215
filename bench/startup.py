"""What a run costs that finds nothing new, beside a bare Prefect flow of one empty task; and how soon commands answer.

Every figure is a median of wall-clock seconds; runs of both kinds alternate, so that a busy machine harms both alike.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from flows import environment
from warehouse.place import PROJECT

BARE = "from prefect import flow, task\n@task\ndef empty(): pass\n@flow\ndef bare(): empty()\nbare()\n"
LIGHT = (["sql", "select count(*) from articles"], ["runs"], ["describe"])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The benchmark's options."""
    parser.add_argument("--times", type=int, default=5, metavar="N", help="runs of each kind (5)")
    parser.add_argument("--source", type=Path, default=PROJECT / "samples", metavar="SOURCE", help="(the samples)")


def run(args: argparse.Namespace) -> dict[str, float]:
    """Measure without a server, with one, and the light commands."""
    environment.prepare()
    with tempfile.TemporaryDirectory() as folder:
        warehouse = ["--warehouse", str(Path(folder) / "startup.duckdb")]
        again = _parallax("run", str(args.source), *warehouse)
        _seconds(again, {})
        figures = _pair("no_server", again, args.times, {})
        with _server() as url:
            figures |= _pair("server", again, args.times, {"PREFECT_API_URL": url})
        for words in LIGHT:
            command = _parallax(words[0], *warehouse, *words[1:])
            figures[f"{words[0]}.seconds"] = median(_seconds(command, {}) for _ in range(args.times))
    return figures


def _pair(name: str, again: Sequence[str], times: int, extra: Mapping[str, str]) -> dict[str, float]:
    bare, ours = [], []
    for _ in range(times):
        bare.append(_seconds([sys.executable, "-c", BARE], extra))
        ours.append(_seconds(again, extra))
    return {
        f"{name}.bare_seconds": median(bare),
        f"{name}.nothing_new_seconds": median(ours),
        f"{name}.ratio": median(ours) / median(bare),
    }


def _parallax(*words: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", *words]


def _seconds(command: Sequence[str], extra: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=PROJECT, env=dict(os.environ) | dict(extra))
    return time.perf_counter() - begun


@contextmanager
def _server() -> Iterator[str]:
    port = environment.free_port()
    process = environment.start_server(port, {})
    try:
        environment.wait(environment.api_url(port), process)
        yield environment.api_url(port)
    finally:
        environment.stop(process)
