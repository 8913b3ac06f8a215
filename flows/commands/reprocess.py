"""`parallax reprocess`: everything again from raw, compared with what is published before it takes its place."""

from __future__ import annotations

import argparse
import sys
from shlex import quote
from typing import TYPE_CHECKING

from flows import environment
from flows.commands.common import CommandError, add_warehouse, place_of
from flows.commands.output import terminal_width
from flows.commands.table import render
from flows.commands.values import dumps

if TYPE_CHECKING:
    from flows.reprocess import Remade, Wish
    from tasks.load.compare import Comparison
    from warehouse.place import Place

EXAMPLES = """Examples:
  parallax reprocess                          all that the raw bytes allow; says what would change
  parallax reprocess --from extract --model ./my-model
                                              what articles say, by another model
  parallax reprocess --from link              stories, and what they say together
  parallax reprocess --publish                the same, and publish it: what was just made is taken as it is

Without --publish the warehouse stays as it is; on a terminal it asks. docs/keep.md tells the rest."""
HEADINGS = ("view", "before", "after", "kept", "added", "removed", "changed", "in")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    stages = ("clean", "extract", "link")
    parser.add_argument("--from", dest="first", choices=stages, default="clean", help="the first stage (clean)")
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline's path or name, instead of the shipped one")
    parser.add_argument("--corrections", metavar="PATH", help="what people correct (corrections.toml by the warehouse)")
    parser.add_argument("--publish", action="store_true", help="publish what was made")
    parser.add_argument("--batch-size", type=int, default=500, metavar="N", help="documents a batch (500)")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="(table)")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors and what would change")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when done, 1 when it was stopped, with the warehouse as it was; 2 when the command was wrong."""
    place = place_of(args)
    if not place.database.exists() or place.current() is None:
        raise CommandError(f"{place.link}: no warehouse here. Make one: parallax run SOURCE… --warehouse {place.link}")
    if args.batch_size < 1:
        raise CommandError(f"--batch-size must be at least 1, not {args.batch_size}")
    environment.prepare()
    from flows.reprocess import Wish
    from flows.verdicts import RunFailed
    from tasks.extract import ModelError
    from tasks.link.corrections import CorrectionsError

    wish = Wish(args.first, args.model, args.batch_size, args.corrections)
    try:
        return _run(args, place, wish)
    except (ModelError, CorrectionsError) as error:
        raise CommandError(str(error)) from error
    except RunFailed as error:
        print(f"parallax: {error}; the warehouse is as it was", file=sys.stderr)
        return 1


def _run(args: argparse.Namespace, place: Place, wish: Wish) -> int:
    made = _reprocess(args, place, wish, args.publish)
    print(_json(made) if args.format == "json" else _text(made), end="")
    if args.format == "json":
        return 0
    if made.record is None and not made.comparison.same and _agreed():
        made = _reprocess(args, place, wish, True)
    print(f"published: {place.link}" if made.record else _how(args))
    return 0


def _reprocess(args: argparse.Namespace, place: Place, wish: Wish, publish: bool) -> Remade:
    from flows.progress import Teller
    from flows.reprocess import reprocess
    from flows.stages import PLAIN

    return reprocess(place, wish, PLAIN, Teller(quiet=args.quiet), publish)


def _agreed() -> bool:
    """Whether somebody at a terminal says yes; nobody is asked where there is none."""
    return _at_terminal() and input("publish this? [y/N] ").strip().lower() in ("y", "yes")


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _how(args: argparse.Namespace) -> str:
    given = [f"--from {args.first}"] if args.first != "clean" else []
    paths = ((name, getattr(args, name)) for name in ("model", "corrections", "warehouse"))
    given += [f"--{name} {quote(str(path))}" for name, path in paths if path]
    return f"nothing was published; to publish it: {' '.join(['parallax reprocess --publish', *given])}"


def _json(made: Remade) -> str:
    from tasks.report.compared import as_data

    published = made.record.published if made.record else None
    return dumps({**as_data(made.comparison), "page": str(made.page), "published": published}) + "\n"


def _text(made: Remade) -> str:
    compared = made.comparison
    rows = [
        (view.view, view.before, view.after, view.kept, view.added, view.removed, view.changed, _columns(view.columns))
        for view in compared.views
        if not view.same
    ]
    table = render(HEADINGS, rows, terminal_width(sys.stdout)) if rows else ""
    return "".join(f"{line}\n" for line in _facts(compared)) + table + "".join(_stories(compared)) + f"{made.page}\n"


def _facts(compared: Comparison) -> list[str]:
    n_rows = sum(view.after for view in compared.views)
    told = [f"no change: {n_rows:,} rows in {len(compared.views)} views are as they were"] if compared.same else []
    if compared.uncleanable:
        n = f"{compared.uncleanable:,} article{'' if compared.uncleanable == 1 else 's'}"
        told.append(f"{n} could not be cleaned again: their bytes were pruned")
    if compared.models[0] != compared.models[1]:
        told.append(f"model: {compared.models[0]} before, {compared.models[1]} now")
    return told


def _stories(compared: Comparison) -> list[str]:
    words = {"merged": "holds what was in", "split": "went apart into"}
    return [
        f"story {story.story_id} {words[story.kind]} {', '.join(story.others)}: {story.headline or 'no headline'}\n"
        for story in compared.stories
    ]


def _columns(columns: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in columns)
