"""What people corrected by hand in a story, as its page tells it: each entry with where it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.report.corrections import NAMED, Corrected, told
from tasks.report.stories.read import Row, StoryRows
from tasks.report.stories.sources import Source, Sources
from tasks.report.words import clipped

_FALSE = "false_conflict"
_QUOTE = 80  # code points of a quotation
_OUTLETS = 12  # outlets that a line links to


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry names: its words, and where that stands; `href` is empty where it has no place in the report.

    `kind` is how the words are set: `code` as the file has them, `own` for the words of a source, else `plain`.
    """

    text: str
    href: str = ""
    kind: str = "code"


@dataclass(frozen=True, slots=True)
class Touch:
    """One correction; `named` are the outlets here that name whom it is about, each with the address of its report.

    `anchor` is the address of what is no more on the page, so that links to it go on working; mostly empty.
    """

    told: Corrected
    targets: tuple[Target, ...]
    more: int
    named: tuple[tuple[Source, str], ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class _Here:
    """What stands on the story's page: its quotes and its articles, by their ids, and who carries them."""

    story_id: str
    quotes: dict[str, Row]
    articles: dict[str, Row]
    sources: Sources


def corrected(rows: StoryRows, sources: Sources) -> tuple[Touch, ...]:
    """The corrections that touched a story, in the order of their file."""
    quotes = {row["quote_id"]: row for row in rows.quotes} if rows.corrections else {}
    here = _Here(rows.story_id, quotes, {row["article_id"]: row for row in rows.articles}, sources)
    anchors: set[str] = set()
    return tuple(_touch(row, here, anchors) for row in rows.corrections)


def _touch(row: Row, here: _Here, anchors: set[str]) -> Touch:
    """One entry; of several on one false conflict the first bears its address, which `anchors` keeps."""
    shown = row["targets"][:NAMED]
    gone = row["targets"][0] if row["kind"] == _FALSE and row["applied"] else ""
    anchor = "" if gone in anchors else gone
    anchors.add(anchor)
    return Touch(
        told=told(row),
        targets=tuple(_target(each, row, here) for each in shown),
        more=len(row["targets"]) - len(shown),
        named=tuple(_named(row["article_ids"] or (), here)),
        anchor=anchor,
    )


def _target(target: str, row: Row, here: _Here) -> Target:
    """What an entry names: a quote or a report of this page, this story, another page's, or just its words."""
    if quote := here.quotes.get(target):
        said = here.articles[quote["article_id"]][quote["field"]][quote["char_start"] : quote["char_end"]]
        return Target(f"“{clipped(said.strip('“”'), _QUOTE)}”", f"#{target}", "own")
    home, article_id = row["places"].get(target, (row["went"].get(target), ""))
    if home == here.story_id:
        words = f"the report of {here.sources.by(article_id).name}" if article_id else "this story"
        return Target(words, f"#{article_id}" if article_id else "", "plain")
    if home in row["pages"]:
        return Target(target, f"{home}.html" + (f"#{article_id}" if article_id else ""))
    return Target(target)


def _named(article_ids: Sequence[str], here: _Here) -> Iterator[tuple[Source, str]]:
    """The outlets that name somebody, each with its first article that does, in order of time."""
    first: dict[Source, str] = {}
    for article_id in here.articles:
        if article_id in article_ids:
            first.setdefault(here.sources.by(article_id), article_id)
    yield from list(first.items())[:_OUTLETS]
