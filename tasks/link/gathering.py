"""Stories in the private database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import duckdb

from tasks.link.base import STATEMENTS, earlier_members, given, insert, resettle
from tasks.link.stories import FEWEST_KEYS, WINDOW, Edge, StoryArticle, Terms, link_stories
from warehouse.tables import STORY_EDGES

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Stored:
    """What the private database knows of the articles that stories are made of."""

    con: duckdb.DuckDBPyConnection

    def candidates(self, article_ids: Collection[str]) -> Iterable[tuple[str, str]]:
        """Pairs with one of these articles that share keys and lie in one window of time."""
        self.con.execute(f"set variable fewest_keys = {FEWEST_KEYS}")
        self.con.execute(f"set variable window_seconds = {WINDOW * _DAY}")
        with given(self.con, "fresh", "article_id", article_ids):
            rows = STATEMENTS.rows(self.con, "candidate_stories")
        return [(row["article_a"], row["article_b"]) for row in rows]

    def articles(self, article_ids: Collection[str]) -> Mapping[str, StoryArticle]:
        """These articles."""
        with given(self.con, "wanted", "article_id", article_ids):
            rows = STATEMENTS.rows(self.con, "story_vectors")
        return {
            row["article_id"]: StoryArticle(
                row["article_id"],
                row["time"],
                Terms(tuple(row["terms"]), tuple(row["weights"]), tuple(row["keys"])),
            )
            for row in rows
        }

    def neighbours(self, article_ids: Collection[str]) -> Iterable[Edge]:
        """The stored edges of these articles."""
        with given(self.con, "wanted", "article_id", article_ids):
            return [Edge(**row) for row in STATEMENTS.rows(self.con, "edges_at")]

    def add_edges(self, new: Sequence[Edge]) -> None:
        """Store edges."""
        insert(self.con, STORY_EDGES, [asdict(edge) for edge in new])


def gather(con: duckdb.DuckDBPyConnection, run_id: str, fresh: Collection[str]) -> set[str]:
    """Put fresh articles into stories; returns the articles of every story that changed by it."""
    groups = link_stories(fresh, Stored(con), _let_go(con, fresh))
    earlier = earlier_members(con, "story", {article for group in groups for article in group})
    settled = resettle(con, run_id, "story", groups, earlier)
    STATEMENTS.run(con, "forget_vanished")
    return {article for article, story in settled.members.items() if story in settled.touched}


def _let_go(con: duckdb.DuckDBPyConnection, fresh: Collection[str]) -> set[str]:
    """Drop the edges of articles that are cleaned anew or gone; returns the articles at their other ends."""
    with given(con, "fresh", "article_id", fresh):
        stale = STATEMENTS.rows(con, "stale_edges")
    for row in stale:
        con.execute("delete from store.story_edges where article_a = $article_a and article_b = $article_b", row)
    ends = {row[end] for row in stale for end in ("article_a", "article_b")}
    with given(con, "wanted", "article_id", ends - set(fresh)):
        return {row["article_id"] for row in STATEMENTS.rows(con, "story_vectors")}
