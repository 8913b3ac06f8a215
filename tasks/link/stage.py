"""The stage `link`: what new articles change in copies, stories, entities, and in what stories say together."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from tasks.link.base import STATEMENTS, Row
from tasks.link.copying import link_copies
from tasks.link.corrections import Correction, Hand
from tasks.link.describing import describe
from tasks.link.gathering import gather
from tasks.link.naming import link_entities, vanished
from tasks.link.telling import tell


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run's linking came to: new articles, pairs of copies found, the stories decided again, the rows of
    quarantine about those that could not be compared, and the rows of `corrections` as they stand."""

    n_articles: int
    n_copies: int
    stories: frozenset[str]
    quarantine: tuple[Row, ...] = ()
    corrections: tuple[Row, ...] = ()

    @property
    def n_stories(self) -> int:
        """How many stories the run touched."""
        return len(self.stories)


def link(con: duckdb.DuckDBPyConnection, run_id: str, corrections: Sequence[Correction] | None = None) -> Linked:
    """Link every article of the private database that is not linked yet, in one transaction; on any error nothing.

    `corrections` are what people say of it; without them (None), those of the run before still hold.
    """
    con.begin()
    try:
        with _uncollected():
            linked = _link(con, run_id, corrections)
    except BaseException:
        con.rollback()
        raise
    con.commit()
    return linked


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: linking leaves none, and going through all objects again took a sixth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _link(con: duckdb.DuckDBPyConnection, run_id: str, corrections: Sequence[Correction] | None) -> Linked:
    hand = Hand.open(con, corrections)
    fresh = describe(con)
    n_copies, restood = link_copies(con, fresh)
    regathered = gather(con, run_id, fresh, hand)
    renamed = link_entities(con, run_id, fresh | regathered | vanished(con), hand)
    STATEMENTS.run(con, "forget_vanished")
    spoken = hand.speak(con)
    stories, aside = tell(con, run_id, fresh | restood | regathered | renamed | spoken)
    return Linked(len(fresh), n_copies, stories, aside, hand.close(con))
