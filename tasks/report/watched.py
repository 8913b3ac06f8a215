"""What is new about the names, words and outlets that somebody watches: a published file beside the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.link.base import given
from tasks.link.words import words
from tasks.report.corrections import STATEMENTS
from tasks.report.watched_match import Row, Words, holds, padded, times, where, who, words_of
from tasks.report.watching import Watch
from tasks.report.words import clipped, count

if TYPE_CHECKING:
    import duckdb

_LENGTH = 200  # code points of a quote that a line shows
_KNOWN = {
    "articles": "select article_id from published.articles",
    "stories": "select story_id from published.articles where is_current and story_id is not null group by story_id"
    " having count(distinct coalesce(copy_group_id, article_id)) > 1",
    "conflicts": "select conflict_id from published.conflicts",
}
_ORDER = ("conflict", "story", "quote", "mention", "article")
_NOUNS = {"conflict": "conflict", "story": "story", "quote": "quote", "mention": "article", "article": "article"}


@dataclass(frozen=True, slots=True)
class Known:
    """Ids that were published before."""

    articles: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is new: `story_id` and `anchor` say where in the report it stands, `url` where it was published.

    `kind` is conflict, story, quote, mention or article.
    """

    kind: str
    text: str
    about: str
    story_id: str
    anchor: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Watching:
    """One name, word or outlet with what is new about it, conflicts first."""

    kind: str
    name: str
    words: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """All that is watched: what there is news of, and what there is none of."""

    heading: str
    news: tuple[Watching, ...]
    silent: tuple[str, ...]


def known(con: duckdb.DuckDBPyConnection) -> Known:
    """The ids of a published file."""
    return Known(**{name: frozenset(each for (each,) in con.execute(sql).fetchall()) for name, sql in _KNOWN.items()})


def nothing(watch: Watch) -> Watched:
    """What a run without news says of what is watched."""
    return _watched([Watching(kind, name, "", ()) for kind, name in _each(watch)])


def watched(con: duckdb.DuckDBPyConnection, watch: Watch, before: Known) -> Watched:
    """What a published file has about what is watched that was not published before."""
    news = _News.read(con, watch, before)
    found = [Watching(kind, name, *_summed(news.about(kind, name))) for kind, name in _each(watch)]
    return _watched(found)


def _each(watch: Watch) -> Iterator[tuple[str, str]]:
    for kind, names in (("name", watch.names), ("word", watch.words), ("outlet", watch.outlets)):
        yield from ((kind, name) for name in names)


def _watched(found: Sequence[Watching]) -> Watched:
    news = tuple(each for each in found if each.items)
    silent = tuple(each.name for each in found if not each.items)
    heading = f"New about what you watch: {', '.join(each.name for each in news)}" if news else ""
    return Watched(clipped(heading, 120) if news else "Nothing new about what you watch", news, silent)


def _summed(items: Iterable[Item]) -> tuple[str, tuple[Item, ...]]:
    ordered = sorted(items, key=lambda item: _ORDER.index(item.kind))
    counts = {kind: sum(item.kind == kind for item in ordered) for kind in _ORDER}
    told = [
        count(n, _NOUNS[kind], "stories" if kind == "story" else "") for kind, n in counts.items() if n
    ]  # fmt: skip
    return ", ".join(told), tuple(ordered)


@dataclass(frozen=True, slots=True)
class _News:
    """The rows that are new, and who is watched; `entities` are a watched name's ids, `called` an entity's names."""

    articles: Mapping[str, Row]
    conflicts: Sequence[Row]
    stories: Sequence[Row]
    entities: Mapping[str, frozenset[str]]
    called: Mapping[str, frozenset[Words]]
    named: Sequence[Row]
    quotes: Sequence[Row]
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, con: duckdb.DuckDBPyConnection, watch: Watch, before: Known) -> _News:
        called, entities = who(con, watch.names)
        with given(con, "asked", "id", {each for own in entities.values() for each in own}):
            with given(con, "known", "id", before.articles):
                articles = {row["article_id"]: row for row in STATEMENTS.rows(con, "watched_articles")}
                named, quotes = (STATEMENTS.rows(con, f"watched_{name}") for name in ("named", "quotes"))
            with given(con, "known", "id", before.conflicts):
                conflicts = STATEMENTS.rows(con, "watched_conflicts")
            with given(con, "known", "id", before.stories):
                named_in = {row["story_id"]: row["entity_ids"] for row in STATEMENTS.rows(con, "watched_stories")}
        stories = _told_stories(con, named_in)
        texts = {each: words_of(row) for each, row in articles.items()} if watch.words else {}
        return cls(articles, conflicts, stories, entities, called, named, quotes, texts)

    def about(self, kind: str, name: str) -> Iterator[Item]:
        """What is new about one that is watched."""
        if kind == "name":
            yield from self._of_name(name)
        elif kind == "word":
            yield from self._of_word(name)
        else:
            yield from self._of_outlet(name)

    def _of_name(self, name: str) -> Iterator[Item]:
        ids = self.entities[name]
        forms = {form for each in ids for form in self.called[each]}
        for row in self.conflicts:
            if any(holds(sentence, form) for sentence in _sentences(row) for form in forms):
                yield _conflict(row)
        for row in self.stories:
            if not ids.isdisjoint(row["entity_ids"]):
                yield _story(row)
        quoted = set()
        for row in self.quotes:
            if row["entity_id"] in ids and row["article_id"] in self.articles:
                quoted.add(row["article_id"])
                yield self._quote(row)
        for row in self.named:
            if row["entity_id"] in ids and row["article_id"] in self.articles and row["article_id"] not in quoted:
                yield self._article(row["article_id"], "mention", f", named {times(row['n_mentions'])}")

    def _of_word(self, term: str) -> Iterator[Item]:
        wanted = tuple(words(term.removesuffix("*")))
        is_stem = term.endswith("*")
        for row in self.conflicts:
            if any(holds(sentence, wanted, is_stem) for sentence in _sentences(row)):
                yield _conflict(row)
        for article, text in self.texts.items():
            if holds(text, wanted, is_stem):
                yield self._article(article, "article")

    def _of_outlet(self, name: str) -> Iterator[Item]:
        for article, row in self.articles.items():
            if name.casefold() in {str(row[key] or "").casefold() for key in ("outlet", "domain")}:
                yield self._article(article, "article")

    def _quote(self, row: Row) -> Item:
        article = self.articles[row["article_id"]]
        said = f"“{row['text']}”" if row["kind"] == "direct" else row["text"]
        return Item(
            "quote", clipped(said, _LENGTH), where(article), article["story_id"] or "", row["quote_id"],
            article["url"] or "",
        )  # fmt: skip

    def _article(self, article_id: str, kind: str, more: str = "") -> Item:
        row = self.articles[article_id]
        title = row["title"] or "An article without a headline"
        return Item(kind, title, where(row) + more, row["story_id"] or "", article_id, row["url"] or "")


def _told_stories(con: duckdb.DuckDBPyConnection, named_in: Mapping[str, Sequence[str]]) -> list[Row]:
    """New stories with who is named in them; the view is asked only where there are some."""
    if not named_in:
        return []
    with given(con, "asked", "id", named_in):
        return [row | {"entity_ids": named_in[row["story_id"]]} for row in STATEMENTS.rows(con, "watched_headlines")]


def _conflict(row: Row) -> Item:
    return Item("conflict", row["subject"], f"a new conflict ({row['kind']})", row["story_id"], row["conflict_id"])


def _sentences(row: Row) -> list[str]:
    return [padded(reading["sentence"]) for reading in row["readings"]]


def _story(row: Row) -> Item:
    about = f"a new story in {count(row['n_outlets'], 'outlet')}"
    return Item("story", row["headline"] or "A story without a headline", about, row["story_id"], "")
