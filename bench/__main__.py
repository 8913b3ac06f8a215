"""``python -m bench accuracy NAME`` and ``python -m bench speed``: measures, prints a table, writes a JSON object."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

ACCURACY = {
    "names": "bench.accuracy.names",
    "syntax": "bench.accuracy.syntax",
    "dumps": "bench.accuracy.dumps",
    "figures": "bench.accuracy.figures",
    "quotes": "bench.accuracy.quotes",
    "stories": "bench.accuracy.stories",
    "entities": "bench.accuracy.entities",
    "copies": "bench.accuracy.copies",
    "claims": "bench.accuracy.claims",
}
OTHERS = {
    "speed": "bench.speed",
    "startup": "bench.startup",
    "linking": "bench.linking",
    "report": "bench.report",
}
USAGE = f"""usage: python -m bench accuracy {{{",".join(ACCURACY)}}} [options]
       python -m bench {{{",".join(OTHERS)}}} [options]"""


class Benchmark(Protocol):
    """A module that measures: its options, and a run that gives figures under stable keys."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the benchmark's own options."""

    def run(self, args: argparse.Namespace) -> dict[str, float]:
        """Measure, and give one flat mapping."""
        ...


def find_benchmark(argv: Sequence[str]) -> tuple[str, list[str]]:
    """The module of the benchmark the words name, and the words left over.

    Raises ``SystemExit`` with code 2 where they name none.
    """
    if argv and argv[0] in OTHERS:
        return OTHERS[argv[0]], list(argv[1:])
    if argv[:1] == ["accuracy"] and len(argv) > 1 and argv[1] in ACCURACY:
        return ACCURACY[argv[1]], list(argv[2:])
    print(USAGE, file=sys.stderr)
    raise SystemExit(0 if argv[:1] in (["-h"], ["--help"]) else 2)


def print_table(figures: dict[str, float]) -> None:
    """One line a key, in the order measured."""
    width = max(map(len, figures), default=0)
    for key, value in figures.items():
        print(f"{key:<{width}}  {value:.4f}" if abs(value) <= 1 else f"{key:<{width}}  {value:,.1f}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one benchmark; 0 when it measured something, 1 when no set was there, 2 for a wrong command."""
    module, rest = find_benchmark(sys.argv[1:] if argv is None else argv)
    benchmark = cast(Benchmark, importlib.import_module(module))
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=(benchmark.__doc__ or "").split("\n")[0])
    benchmark.add_arguments(parser)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures there as one flat JSON object")
    args = parser.parse_args(rest)
    figures = benchmark.run(args)
    print_table(figures)
    if args.json:
        args.json.parent.mkdir(parents=True, exist_ok=True)
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if not figures:
        print("nothing was measured: no set was found", file=sys.stderr)
    return 0 if figures else 1


if __name__ == "__main__":
    sys.exit(main())
