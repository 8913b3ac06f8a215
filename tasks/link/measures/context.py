"""What a story tells of two of its figures: words that both sentences share, and what else stands in each report."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from tasks.link.measures import ages
from tasks.link.measures.evidence import action, aspect, at_odds, noun, parts_differ
from tasks.link.measures.likeness import Likeness
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio

_NEAR = 4.0
_LENGTH = "metre"
_RARE = ("square metre", "gram", "litre", "degree", "celsius", "fahrenheit")
_RARE_SHARED = 0.25
_SAME = 1.1
_SOME = 6  # of fewer there may be others


def _rivals(rival: Profile, one: Profile, other: Profile) -> bool:
    """Whether a number of one's article is another one, and about as near to what the other gives."""
    return (
        at_odds(rival, one)
        and ratio(rival.spread, other.spread) <= _NEAR
        and rival.when == other.when
        and not parts_differ(rival, other)
        and rival.share == other.share
        and noun(rival, other) >= noun(one, other)
        and aspect(rival, other) >= aspect(one, other)
        and action(rival, other) >= min(0.0, action(one, other))
    )


def _gives(its: Profile, of: Profile) -> bool:
    """Whether a figure gives another's value, and of nothing that is plainly something else."""
    return not at_odds(its, of) and noun(its, of) >= 0


class Context:
    """How much of what two sentences say both say; a word tells less, the more of the story's sentences have it."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """Weigh the words of a story's sentences."""
        sentences: dict[tuple[str, str, int], set[str]] = defaultdict(set)
        for each in profiles:
            sentences[each.figure.article_id, each.figure.field, each.figure.sentence_start] |= each.senses
        counts = Counter(word for content in sentences.values() for word in content)
        self._weight = {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}
        self._rare = math.log(1 + len(sentences))
        self._whole: dict[frozenset[str], float] = {}
        self._beside: dict[tuple[str, str], list[Profile]] = defaultdict(list)
        self._ages: dict[str, list[Profile]] = defaultdict(list)
        self._of_unit: dict[str, list[Profile]] = defaultdict(list)
        self._giving: dict[str, int] = {}
        for each in profiles:
            self._of_unit[each.unit].append(each)
            self._beside[each.figure.article_id, each.unit].append(each)
            if each.age_of:
                self._ages[each.figure.article_id].append(each)
        self.kin = Likeness(profiles, self.weight)

    def weight(self, word: str) -> float:
        """What a word of the story tells."""
        return self._weight.get(word, self._rare)

    def shared(self, one: Profile, other: Profile) -> float:
        """0 to 1, by the words' weights: those of both, by the geometric mean of those of each."""
        both = one.senses & other.senses
        return self._sum(both) / math.sqrt(self._mass(one.senses) * self._mass(other.senses)) if both else 0.0

    def tells_apart(self, one: Profile, other: Profile) -> bool:
        """Whether any report gives both values of what may be the same: it knows them for two quantities."""
        return any(
            any(_gives(its, one) for its in beside) and any(_gives(its, other) for its in beside)
            for (_, unit), beside in self._beside.items()
            if unit == one.unit and len(beside) > 1
        )

    def contradicts(self, one: Profile, other: Profile) -> bool:
        """Whether other reports give the value of one of two figures, and none gives the other's."""
        return bool(self.n_giving(one)) != bool(self.n_giving(other))

    def n_giving(self, one: Profile) -> int:
        """How many other texts give a figure's value, of nothing that is plainly something else."""
        name = one.figure.figure_id
        if name not in self._giving:
            rest = (its for its in self._of_unit[one.unit] if its.copy_group != one.copy_group)
            giving = {its.copy_group for its in rest if ratio(its.spread, one.spread) < _SAME and _gives(its, one)}
            self._giving[name] = len(giving)
        return self._giving[name]

    def n_of_unit(self, one: Profile) -> int:
        """How many figures of a figure's unit its report has."""
        return len(self._beside[one.figure.article_id, one.unit])

    def alone(self, one: Profile, other: Profile) -> bool:
        """Whether no second number of one's article could be what the other gives as well as this one."""
        beside = self._beside[one.figure.article_id, one.unit]
        least = self.shared(one, other) / 2
        rivals = (each for each in beside if each is not one and _rivals(each, one, other))
        return not any(self.shared(rival, other) >= least for rival in rivals)

    def one_such_age(self, one: Profile, other: Profile) -> bool:
        """Whether each report gives but one age of somebody or something that both call alike."""
        sides = ((self._ages[one.figure.article_id], other), (self._ages[other.figure.article_id], one))
        alike = [{each.number for each in side if ages.alike(each.aged, its.aged)} for side, its in sides]
        return all(len(numbers) == 1 for numbers in alike)

    def sole_aspect(self, one: Profile, other: Profile) -> bool:
        """Whether each of two reports has but one length of what both are: one depth, one distance."""
        if one.unit != _LENGTH or one.so_far or other.so_far:
            return False
        both = one.aspects & other.aspects
        return all(self._is_one(each, lambda its: bool(its.aspects & both)) for each in (one, other))

    def sole_of_unit(self, one: Profile, other: Profile) -> bool:
        """Whether each of two reports has but one area, weight or temperature, in sentences that share words."""
        if one.unit not in _RARE or self.shared(one, other) < _RARE_SHARED:
            return False
        return all(self._is_one(each, lambda its: not its.so_far) for each in (one, other))

    def one_of_the_name(self, one: Profile, other: Profile) -> bool:
        """Whether each report gives but one age under the last name of both."""
        return all(self._is_one(each, lambda its: its.age_of[-1:] == one.age_of[-1:]) for each in (one, other))

    def sole(self, one: Profile, other: Profile) -> bool:
        """Whether each of two reports counts what both count but once."""
        name = one.counted.name
        if name != other.counted.name or min(one.number, other.number) < _SOME:
            return False
        return all(self._is_one(each, lambda its: its.counted.name == name) for each in (one, other))

    def _is_one(self, of: Profile, fits: Callable[[Profile], bool]) -> bool:
        """Whether the figures of a unit and a report that fit have one value."""
        beside = self._beside[of.figure.article_id, of.unit]
        return len({its.spread.low for its in beside if fits(its)}) == 1

    def _mass(self, content: frozenset[str]) -> float:
        if content not in self._whole:
            self._whole[content] = self._sum(content)
        return self._whole[content]

    def _sum(self, content: frozenset[str]) -> float:
        return math.fsum(map(self.weight, content))  # exact: the same in whatever order a set has
