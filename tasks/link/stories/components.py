"""Components of candidates, none of them too large.

One with more than `MOST` articles (all that is written of a war, or of the stock market) is no event: it is taken apart
at higher and higher similarity until its parts are small enough, and a part is decided by the similarity that parted
it. Whether a component is too large is a matter of its edges, not of how it grew; and no more than about `MOST`
articles are looked at to know it. So a run's work is bounded by what the run brings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from tasks.link.stories.articles import Edge
from tasks.link.stories.similarity import LEAST

MOST = 300
STEP = 0.04
LEVELS = tuple(round(LEAST + STEP * n, 2) for n in range(22))


class Graph:
    """Edges, read as they are asked for, each article's once; a component is too large beyond `most` articles."""

    def __init__(self, neighbours: Callable[[Sequence[str]], Iterable[Edge]], most: int = MOST) -> None:
        self._neighbours = neighbours
        self._most = most
        self._near: dict[str, dict[str, float]] = {}

    def near(self, article_ids: Iterable[str], least: float) -> set[str]:
        """The articles at the other ends of edges that are at least as close."""
        wanted = list(article_ids)
        self._read(sorted({each for each in wanted if each not in self._near}))
        return {other for each in wanted for other, value in self._near[each].items() if value >= least}

    def component(self, start: str, least: float) -> set[str]:
        """All articles that edges connect with this one, however many."""
        return self._reached(start, least, (), float("inf"))

    def components(
        self, seeds: Collection[str], least: float, without: Collection[str] = ()
    ) -> tuple[list[set[str]], set[str]]:
        """The seeds' components that are not too large, and the seeds of those that are."""
        small: list[set[str]] = []
        done, crowd = set[str](), set[str]()
        for seed in sorted(seeds):
            if seed not in done and seed not in crowd:
                reached = self._reached(seed, least, without, self._most)
                if len(reached) > self._most:
                    crowd |= reached
                else:
                    small.append(reached)
                    done |= reached
        return small, set(seeds) - done

    def _reached(self, start: str, least: float, without: Collection[str], most: float) -> set[str]:
        reached, wave = {start}, {start}
        while wave and len(reached) <= most:
            wave = self.near(wave, least).difference(reached, without)
            reached |= wave
        return reached

    def _read(self, article_ids: Sequence[str]) -> None:
        if not article_ids:
            return
        found: dict[str, dict[str, float]] = {each: {} for each in article_ids}
        for edge in self._neighbours(article_ids):
            for one, other in ((edge.article_a, edge.article_b), (edge.article_b, edge.article_a)):
                if one in found:
                    found[one][other] = edge.similarity
        self._near |= found


def settled(graph: Graph, new: Collection[str], seeds: Collection[str]) -> list[tuple[set[str], float | None]]:
    """The components that hold a seed, and those that were decided together with one before the new articles came.

    Each with the similarity that it is decided by; None where nothing parts it: hundreds of copies of one text. A
    component that the new articles make too large parts anew also where none of them is.
    """
    found: list[tuple[set[str], float | None]] = []
    waiting = set(seeds)
    for least in LEVELS:
        small, large = graph.components(waiting, least)
        found += [(component, least) for component in small]
        waiting = large | _outgrown(graph, new, large, least)
    while waiting:
        component = graph.component(min(waiting), LEVELS[-1])
        found.append((component, None))
        waiting -= component
    return found


def _outgrown(graph: Graph, new: Collection[str], large: Collection[str], least: float) -> set[str]:
    """The articles of components that were small enough until new articles joined them to one that is not."""
    beside = graph.near(sorted(set(large).intersection(new)), least).difference(new)
    small, _ = graph.components(beside, least, without=new)
    return set().union(*small)
