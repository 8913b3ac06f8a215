"""`parallax inspect`: one article with its names, quotes, figures and speakers marked, without a warehouse."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import CommandError

if TYPE_CHECKING:
    from tasks.report.inspected import Inspection

EXAMPLES = """Examples:
  parallax inspect page.html                  an article, marked in the terminal
  parallax inspect dump.jsonl --article 3     the third article of a file or folder that holds several
  parallax inspect page.html --html out.html  the same as a page that needs nothing else"""
LONGEST = 100_000  # characters of a field that are shown
BATCH = 50  # documents that are taken in at a time, until the article is there
Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("source", metavar="SOURCE", help="a page, a text dump, a record: what `parallax run` takes")
    parser.add_argument("--article", type=int, default=1, metavar="N", help="which one, where it holds several (1)")
    parser.add_argument("--html", type=Path, metavar="OUT", help="write a page there instead of to the terminal")
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline's path or name, instead of the shipped one")


def run(args: argparse.Namespace) -> int:
    """Show the article; raises CommandError where there is none, with the reason."""
    from tasks.extract import ModelError, see_model
    from tasks.ingest import SourceError

    if args.article < 1:
        raise CommandError("--article counts from 1")
    try:
        see_model(args.model)
        article, more = _article(Path(args.source), args.article)
        inspection = _inspected(article, args.model)
    except (SourceError, ModelError) as error:
        raise CommandError(str(error)) from error
    _tell(article, args.article, more)
    if args.html is None:
        from flows.commands.marked import print_inspection

        print_inspection(inspection)
    else:
        _write(args.html, inspection, article["title"] or args.source)
    return 0


def _article(source: Path, wanted: int) -> tuple[Row, bool]:
    """The article wanted, and whether the source holds more than that one.

    Raises SourceError for a source that cannot be read, CommandError for one with fewer articles.
    """
    before: Row | None = None
    count, reasons = 0, []
    for made in _cleaned(source):
        if isinstance(made, str):
            reasons.append(made)
            continue
        if before is not None:
            return before, True
        count += 1
        before = made if count == wanted else None
    if before is not None:
        return before, count > 1
    raise CommandError(_missing(source, wanted, count, reasons))


def _cleaned(source: Path) -> Iterator[Row | str]:
    """The articles of a source, and for each document that gives none the reason."""
    from tasks.clean import clean
    from tasks.ingest import SEEN, discover, ingest, sources_from_paths
    from warehouse.tables import LEARNED_LINES

    found = discover(sources_from_paths([source]))
    for batch in ingest(found, SEEN.arrow().empty_table(), batch_size=BATCH):
        yield from map(_reason, batch.quarantine.to_pylist())
        cleaned = clean(batch.inputs, LEARNED_LINES.arrow().empty_table())
        yield from map(_reason, cleaned.quarantine.to_pylist())
        yield from cleaned.articles.to_pylist()


def _reason(row: Row) -> str:
    return f"{row['source_uri']}: {row['reason']}" + (f" ({row['detail']})" if row["detail"] else "")


def _missing(source: Path, wanted: int, count: int, reasons: list[str]) -> str:
    """What is told where there is no such article."""
    if count:
        return f"{source} holds {count} article{'s' if count > 1 else ''}, so there is no article {wanted}"
    aside = f"; {reasons[0]}" if reasons else ""
    return f"{source} holds no article{aside}"


def _inspected(article: Row, model: str | None) -> Inspection:
    from tasks.extract import load_model
    from tasks.report.inspected import inspected
    from warehouse.terms import FIELDS

    nlp = load_model(model)
    texts = {name: (article[name] or "")[:LONGEST] for name in FIELDS}
    return inspected(article, {name: nlp(text) for name, text in texts.items() if text.strip()})


def _tell(article: Row, number: int, more: bool) -> None:
    """What is not shown is told beside the article, not in it."""
    if more:
        print(f"article {number} of several; --article N shows another", file=sys.stderr)
    if len(article["body"]) > LONGEST:
        print(f"shown to its first {LONGEST:,} characters of {len(article['body']):,}", file=sys.stderr)


def _write(path: Path, inspection: Inspection, title: str) -> None:
    from flows.commands.output import opened
    from tasks.report.inspected import shown
    from tasks.report.inspected_page import page

    with opened(path) as stream:
        stream.write(page(inspection, shown(title)))
    print(path)
