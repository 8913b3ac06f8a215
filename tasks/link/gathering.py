"""Stories in the private database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

import duckdb

from tasks.link.base import STATEMENTS, Row, delete_pairs, earlier_members, given, insert, resettle
from tasks.link.corrections import Hand
from tasks.link.corrections.rules import Group, StoryRules, regrouped
from tasks.link.stories import FEWEST_KEYS, WINDOW, Edge, StoryArticle, Terms, link_stories
from tasks.link.stories.similarity import similarities
from warehouse.tables import STORY_EDGES

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Stored:
    """What the private database knows of the articles that stories are made of; each one's rows are read once.

    Those of `fresh` articles, which are asked for first, are all read in one go.
    """

    con: duckdb.DuckDBPyConnection
    fresh: Collection[str]
    _articles: dict[str, StoryArticle] = field(default_factory=dict)
    _edges: dict[str, list[Edge]] = field(default_factory=dict)

    def candidates(self, article_ids: Collection[str]) -> Iterable[tuple[str, str]]:
        """Pairs with one of these articles that share keys and lie in one window of time."""
        self.con.execute(f"set variable fewest_keys = {FEWEST_KEYS}")
        self.con.execute(f"set variable window_seconds = {WINDOW * _DAY}")
        with given(self.con, "fresh", "article_id", article_ids):
            rows = STATEMENTS.rows(self.con, "candidate_stories")
        return [(row["article_a"], row["article_b"]) for row in rows]

    def articles(self, article_ids: Collection[str]) -> Mapping[str, StoryArticle]:
        """These articles."""
        unread = self._unread(article_ids, self._articles)
        if unread:
            with given(self.con, "wanted", "article_id", unread):
                rows = STATEMENTS.rows(self.con, "story_vectors")
            self._articles.update((row["article_id"], _article(row)) for row in rows)
        return {each: self._articles[each] for each in article_ids}

    def neighbours(self, article_ids: Collection[str]) -> Iterable[Edge]:
        """The stored edges of these articles."""
        unread = self._unread(article_ids, self._edges)
        if unread:
            self._edges.update((each, []) for each in unread)
            with given(self.con, "wanted", "article_id", unread):
                rows = STATEMENTS.rows(self.con, "edges_at")
            for edge in (Edge(**row) for row in rows):
                for end in unread.intersection((edge.article_a, edge.article_b)):
                    self._edges[end].append(edge)
        return [edge for each in article_ids for edge in self._edges[each]]

    def _unread(self, article_ids: Collection[str], read: Mapping[str, object]) -> set[str]:
        wanted = {each for each in article_ids if each not in read}
        return wanted | {each for each in self.fresh if each not in read} if wanted else wanted

    def add_edges(self, new: Sequence[Edge]) -> None:
        """Store edges."""
        insert(self.con, STORY_EDGES, [asdict(edge) for edge in new])


def _article(row: Row) -> StoryArticle:
    terms = Terms(tuple(row["terms"]), tuple(row["weights"]), tuple(row["keys"]))
    return StoryArticle(row["article_id"], row["time"], terms)


def gather(con: duckdb.DuckDBPyConnection, run_id: str, fresh: Collection[str], hand: Hand) -> set[str]:
    """Put fresh articles into stories, as people correct them; returns the articles of every story that changed."""
    stored = Stored(con, fresh)
    groups = set(link_stories(fresh, stored, _let_go(con, fresh) | hand.stirred))
    while missing := _bound(con, groups, hand.stories):
        groups.update(link_stories((), stored, missing))
    made = regrouped(groups, hand.stories, lambda ids: similarities(list(stored.articles(ids).values())))
    earlier = earlier_members(con, "story", {article for group in made for article in group})
    settled = resettle(con, run_id, "story", made, earlier)
    return {article for article, story in settled.members.items() if story in settled.touched}


def _bound(con: duckdb.DuckDBPyConnection, groups: Collection[Group], rules: StoryRules) -> set[str]:
    """Articles to be decided too: those that rules name with one of the groups', and others of the groups' stories."""
    decided = {article for group in groups for article in group}
    named = {article for each in rules.sets if not each.isdisjoint(decided) for article in each}
    missing = (named | earlier_members(con, "story", decided).keys()) - decided
    with given(con, "wanted", "article_id", missing):
        return {row["article_id"] for row in STATEMENTS.rows(con, "story_vectors")} if missing else set()


def _let_go(con: duckdb.DuckDBPyConnection, fresh: Collection[str]) -> set[str]:
    """Drop the edges of articles that are cleaned anew or gone; returns the articles at their other ends."""
    with given(con, "fresh", "article_id", fresh):
        stale = STATEMENTS.rows(con, "stale_edges")
    delete_pairs(con, STORY_EDGES, stale)
    ends = {row[end] for row in stale for end in ("article_a", "article_b")}
    with given(con, "wanted", "article_id", ends - set(fresh)):
        return {row["article_id"] for row in STATEMENTS.rows(con, "story_vectors")}
