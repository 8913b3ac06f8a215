"""How like two figures' sentences are by families of words, and whether each is the other's counterpart by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from tasks.link.measures import evidence
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.thesaurus import likeness

FAR = 4.0  # numbers further apart are none of each other's rivals
_CALLED = 0.5  # what one noun, or two of one family, tell beside how like two sentences are


class Likeness:
    """The likeness of a story's figures, pair by pair, with the words weighed as `weight` does."""

    def __init__(self, profiles: Sequence[Profile], weight: Callable[[str], float]) -> None:
        """See what stands beside what."""
        self._weight = weight
        self._known: dict[tuple[str, str], float] = {}
        self._settings: dict[tuple[str, str], float] = {}
        self._beside: dict[tuple[str, str], list[Profile]] = defaultdict(list)
        for each in profiles:
            self._beside[each.figure.article_id, each.unit].append(each)

    def setting(self, one: Profile, other: Profile) -> float:
        """How like two sentences are, each with the one before it; 0 to 1."""
        key = _key(one, other)
        if key not in self._settings:
            self._settings[key] = likeness(one.kin.setting, other.kin.setting, self._weight)
        return self._settings[key]

    def margins(self, one: Profile, other: Profile) -> tuple[float, float]:
        """By how much each is more like the other than any number beside that is, the lesser first, -1 to 1.

        Below 0, one has a better match.
        """
        first, second = sorted((self._margin(one, other), self._margin(other, one)))
        return max(-1.0, min(1.0, first)), max(-1.0, min(1.0, second))

    def n_only(self, one: Profile, other: Profile) -> int:
        """Of how many of the two nothing else in the article is about as large."""
        return (not self._rivals(one, other)) + (not self._rivals(other, one))

    def given(self, one: Profile, other: Profile) -> bool:
        """Whether one's article gives the other's value, too."""
        return self._gives(one, other) or self._gives(other, one)

    def _margin(self, one: Profile, other: Profile) -> float:
        best = max((self._told(one, rival) for rival in self._rivals(one, other)), default=0.0)
        return self._told(one, other) - best

    def _rivals(self, one: Profile, other: Profile) -> list[Profile]:
        """The other numbers of an article that are about as large as one of another article."""
        beside = self._beside[other.figure.article_id, other.unit]
        return [each for each in beside if each is not other and ratio(each.spread, one.spread) <= FAR]

    def _gives(self, one: Profile, other: Profile) -> bool:
        beside = self._beside[one.figure.article_id, one.unit]
        return any(each is not one and not evidence.at_odds(each, other) for each in beside)

    def _told(self, one: Profile, other: Profile) -> float:
        key = _key(one, other)
        if key not in self._known:
            self._known[key] = self._compare(one, other)
        return self._known[key]

    def _compare(self, one: Profile, other: Profile) -> float:
        noun = one.counted.name is not None and one.counted.name == other.counted.name
        alike = likeness(one.kin.sentence, other.kin.sentence, self._weight)
        near = likeness(one.kin.near, other.kin.near, self._weight)
        return alike + near + _CALLED * (noun or called_alike(one, other))


def _key(one: Profile, other: Profile) -> tuple[str, str]:
    """Two figures' ids, the same either way round."""
    ids = one.figure.figure_id, other.figure.figure_id
    return min(ids), max(ids)


def called_alike(one: Profile, other: Profile) -> bool:
    """Whether what two numbers count has words of one family: posts and jobs, shells and impacts."""
    return not one.kin.called.isdisjoint(other.kin.called)
