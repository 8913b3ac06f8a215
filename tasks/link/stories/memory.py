"""Stories of articles that are all in memory: what `link_stories` asks for, from dictionaries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from tasks.link.stories.articles import Edge, StoryArticle
from tasks.link.stories.components import MOST
from tasks.link.stories.link import link_stories
from tasks.link.stories.linkage import Group
from tasks.link.stories.similarity import FEWEST_KEYS, era


def partition(articles: Iterable[StoryArticle], most: int = MOST) -> list[Group]:
    """The stories of a whole corpus: sets of article ids, in the order of their smallest."""
    every = list(articles)
    memory = Memory()
    memory.add(every)
    return link_stories([article.article_id for article in every], memory, most=most)


class Memory:
    """Articles with their edges; `add` before `link_stories` is told of them. A stored edge stays until `remove`."""

    def __init__(self) -> None:
        self._articles: dict[str, StoryArticle] = {}
        self._holders: dict[tuple[int, int | None], set[str]] = defaultdict(set)
        self._eras: set[int | None] = set()
        self._edges: dict[str, list[Edge]] = defaultdict(list)

    def add(self, articles: Iterable[StoryArticle]) -> None:
        """Take articles in; ValueError for an id that is there already."""
        for article in articles:
            if article.article_id in self._articles:
                raise ValueError(f"article {article.article_id} is there already")
            self._articles[article.article_id] = article
            self._eras.add(era(article.time))
            for key in article.terms.keys:
                self._holders[key, era(article.time)].add(article.article_id)

    def remove(self, article_ids: Collection[str]) -> set[str]:
        """Take articles away with their edges; gives the articles at the other ends: they are stirred."""
        gone = [edge for each in article_ids for edge in self._edges.pop(each, [])]
        ends = {end for edge in gone for end in (edge.article_a, edge.article_b)}.difference(article_ids)
        for end in ends:
            self._edges[end] = [edge for edge in self._edges[end] if edge not in gone]
        for article in (self._articles.pop(each) for each in article_ids):
            for key in article.terms.keys:
                self._holders[key, era(article.time)].remove(article.article_id)
        return ends

    def candidates(self, article_ids: Collection[str]) -> Iterator[tuple[str, str]]:
        """Pairs that share enough keys and are of the same era, or of one next to it."""
        for one in article_ids:
            shared = Counter[str]()
            for key in product(self._articles[one].terms.keys, self._eras_near(self._articles[one])):
                shared.update(self._holders.get(key, ()))
            yield from ((one, other) for other, n in shared.items() if n >= FEWEST_KEYS and other != one)

    def _eras_near(self, article: StoryArticle) -> Collection[int | None]:
        at = era(article.time)
        return self._eras if at is None else (at - 1, at, at + 1, None)

    def articles(self, article_ids: Collection[str]) -> Mapping[str, StoryArticle]:
        """The articles of these ids."""
        return {each: self._articles[each] for each in article_ids}

    def neighbours(self, article_ids: Collection[str]) -> Iterable[Edge]:
        """The edges at these articles."""
        return {edge for each in article_ids for edge in self._edges[each]}

    def add_edges(self, new: Sequence[Edge]) -> None:
        """Take edges in."""
        for edge in new:
            self._edges[edge.article_a].append(edge)
            self._edges[edge.article_b].append(edge)
