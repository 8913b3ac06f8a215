"""Groups of quotes that grow from the surest link on, each with what it may not take in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tasks.link.records import Quote
from tasks.link.utterances.likeness import Content
from tasks.link.utterances.speakers import OTHER, relation
from tasks.link.wording import words

_KINDS = ("direct", "mixed", "indirect")  # the fuller an outlet quotes, the better the wording refers


def fullness(quote: Quote) -> tuple[int, int]:
    """Sorts the fullest directly quoted wording first."""
    return _KINDS.index(quote.kind), -len(words(quote.text))


class Groups:
    """Disjoint groups of contents, by their index; every content is its own at first."""

    def __init__(self, contents: Sequence[Content], links: Mapping[tuple[int, int], float]) -> None:
        self._contents = contents
        self._links = links
        self._group = {at: [at] for at in range(len(contents))}
        self._sure = dict.fromkeys(self._group, 1.0)
        self._root = list(range(len(contents)))

    def join(self, a: int, b: int, sure: float) -> bool:
        """Makes one group of two by a link between `a` and `b`, unless something forbids it; whether they are one."""
        one, other = sorted((self._root[a], self._root[b]))
        if one == other:
            return True
        if not (self._bridges(a, b) and self._agree(a, b) and self._centred(one, other)):
            return False
        for member in self._group[other]:
            self._root[member] = one
        self._group[one] += self._group.pop(other)
        self._sure[one] = min(self._sure[one], self._sure.pop(other), sure)
        return True

    def join_remarks(self, links: Mapping[tuple[int, int], float]) -> None:
        """Joins groups of different articles by wordings that differ, the surest first."""
        self._links = {**links, **self._links}
        for a, b in sorted(links, key=lambda pair: (-links[pair], pair)):
            if not self._articles(a) & self._articles(b):
                self.join(a, b, links[a, b])

    def _articles(self, at: int) -> frozenset[str]:
        """The articles of a group's quotes with marks: what one says in other words elsewhere it has not said again."""
        group = (self._contents[each] for each in self._group[self._root[at]])
        return frozenset(article for each in group if each.quote.kind != "indirect" for article in each.articles)

    def members(self) -> Iterator[tuple[list[int], float]]:
        """Each group's indices, and how sure its weakest link is."""
        yield from ((sorted(self._group[root]), self._sure[root]) for root in sorted(self._group))

    def _bridges(self, a: int, b: int) -> bool:
        """A retelling, which may sum up several things said, joins one of them and never makes two of them one."""
        retold = any(self._contents[at].quote.kind == "indirect" for at in (a, b))
        return not retold or not all(self._has_marked(at) for at in (a, b))

    def _has_marked(self, at: int) -> bool:
        return any(self._contents[each].quote.kind != "indirect" for each in self._group[self._root[at]])

    def _agree(self, a: int, b: int) -> bool:
        """Two names in one group only by a link that holds whoever said it."""
        if self._relation(a, b) == OTHER:
            return True
        ours, theirs = self._group[self._root[a]], self._group[self._root[b]]
        return all(self._relation(one, other) != OTHER for one in ours for other in theirs)

    def _centred(self, one: int, other: int) -> bool:
        """The fullest wording is like half of the group it would join, or half of all pairs are alike.

        A chain of wordings, each like the next in another part, has no such middle.
        """
        ours, theirs = self._group[one], self._group[other]
        centre = min(ours + theirs, key=lambda at: (fullness(self._contents[at].quote), at))
        joined = theirs if centre in ours else ours
        if 2 * sum(self._strength(centre, at) > 0 for at in joined) >= len(joined):
            return True
        alike = sum(self._strength(a, b) > 0 for a in ours for b in theirs)
        return 2 * alike >= len(ours) * len(theirs)

    def _strength(self, a: int, b: int) -> float:
        return self._links.get((min(a, b), max(a, b)), 0.0)

    def _relation(self, a: int, b: int) -> str:
        return relation(self._contents[a].speaker, self._contents[b].speaker)
