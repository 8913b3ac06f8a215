"""The stories of all that new articles could change.

Edges of new articles are found once and stored. Then every component that they touch is decided as a whole: what a
story is depends on the component's articles, never on which of them came first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from tasks.link.stories.articles import Edge, StoryArticle
from tasks.link.stories.components import MOST, Graph, settled
from tasks.link.stories.linkage import Group, divide
from tasks.link.stories.similarity import edges


class Known(Protocol):
    """What is stored of articles that stories are made of; new articles are among them when it is asked."""

    def candidates(self, article_ids: Collection[str]) -> Iterable[tuple[str, str]]:
        """Pairs of an article of these and any other that share `FEWEST_KEYS` keys and lie in one window of time.

        More pairs do no harm, missing ones do: an article without a time lies in every window.
        """
        ...

    def articles(self, article_ids: Collection[str]) -> Mapping[str, StoryArticle]:
        """The articles of these ids."""
        ...

    def neighbours(self, article_ids: Collection[str]) -> Iterable[Edge]:
        """The stored edges that have one of these articles at an end."""
        ...

    def add_edges(self, new: Sequence[Edge]) -> None:
        """Store edges; none of them is stored yet."""
        ...


def link_stories(new: Collection[str], known: Known, stirred: Collection[str] = (), most: int = MOST) -> list[Group]:
    """Find the edges of new articles, and give the stories of all articles whose story could be another now.

    An article of an earlier story comes with all others of that story. `stirred` are articles that lost an edge
    because an article at its other end was taken away, with its edges. A story is a set of article ids; an article
    that is like no other is a story of its own. The order is that of the smallest ids. A component of more than `most`
    articles is no event; every run must be told the same number.
    """
    pairs = list(known.candidates(new))
    known.add_edges(edges(pairs, known.articles(sorted({each for pair in pairs for each in pair}))))
    groups: list[Group] = []
    for component, least in settled(Graph(known.neighbours, most), set(new), {*new, *stirred}):
        if least is None:
            groups.append(frozenset(component))
        else:
            groups += divide(known.articles(sorted(component)).values(), least)
    return sorted(groups, key=min)
