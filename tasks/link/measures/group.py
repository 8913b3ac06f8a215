"""A story's figures → its measures: the same groups in whatever order the figures come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from math import isqrt

from tasks.link.measures import lexicon
from tasks.link.measures.profile import Profile, profiles
from tasks.link.measures.records import Measure
from tasks.link.measures.scores import Scores
from tasks.link.measures.verdict import verdict
from tasks.link.records import Figure, Report

_LOOKED_AT = 400  # pairs of two groups
_AGREEING, _CLASHING = 1.3, 0.0  # what must speak for joining two groups, pair by pair on the whole


def measures(reports: Sequence[Report], figures: Sequence[Figure]) -> list[Measure]:
    """The quantities of one story that two or more reports give (or two sources in one), by their first figure's id.

    Versions of a report are one. A figure that shares its quantity with none is in no measure.
    Raises KeyError for a figure of no report.
    """
    found = profiles(reports, figures)
    groups = _groups(found)
    return [_measure(group) for group in sorted(groups, key=lambda group: group[0].figure.figure_id) if _several(group)]


def _several(group: list[Profile]) -> bool:
    """Whether two reports give the quantity, or one sets two sources against each other over it, or was corrected."""
    return len({(each.outlet, each.copy_group) for each in group}) > 1 or verdict(group) != "agreement"


def _groups(found: list[Profile]) -> list[list[Profile]]:
    scores = Scores(found)
    home = {index: [index] for index in range(len(found))}
    refused: set[tuple[int, int, int, int, bool]] = set()
    for one, other in scores.links():
        first, second = home[one], home[other]
        clash = scores.clash(one, other)
        asked = (first[0], len(first), second[0], len(second), clash)
        if first is second or asked in refused:
            continue
        if _joinable(scores, first, second, clash):
            first.extend(second)
            home.update(dict.fromkeys(second, first))
        else:
            refused.add(asked)
    return [[found[index] for index in sorted(group)] for group in {id(each): each for each in home.values()}.values()]


def _joinable(scores: Scores, first: list[int], second: list[int], clash: bool) -> bool:
    """Whether nothing forbids joining two groups, and on the whole enough speaks for it.

    Two figures that agree do not bring together others that do not.
    """
    told = 0.0
    across = _across(scores, first, second)
    for pair in across:
        value = scores.of(*pair)
        if value is None or (not clash and scores.clash(*pair)):
            return False
        told += value
    return told / len(across) >= (_CLASHING if clash else _AGREEING)


def _across(scores: Scores, first: list[int], second: list[int]) -> list[tuple[int, int]]:
    """The pairs of two groups; of large ones those of one article, and so many others, evenly taken."""
    if len(first) * len(second) <= _LOOKED_AT:
        return list(product(first, second))
    few = isqrt(_LOOKED_AT)
    taken = product(first[:: -(-len(first) // few)], second[:: -(-len(second) // few)])
    return [*scores.of_one_article(first, second), *taken]


def _measure(group: list[Profile]) -> Measure:
    figures = [each.figure for each in group]
    unit = _most(each.unit for each in figures) or "count"
    alike = [each for each in figures if each.unit == unit]
    bounds = [bound for each in alike for bound in (each.value_low, each.value_high) if bound is not None]
    classes = [each.action_class for each in figures]
    return Measure(
        tuple(each.figure_id for each in figures), _counted(group),
        _most(name for name in classes if name in lexicon.action_classes()) or _most(classes),
        unit, _most(each.place for each in figures), min(bounds), max(bounds), verdict(group),
    )  # fmt: skip


def _counted(group: list[Profile]) -> str | None:
    """What is counted, in the commonest words for the noun that most readings have."""
    noun = _most(each.counted.name for each in group)
    named = [each.figure.counted for each in group if each.counted.name == noun]
    return _most(named) or _most(each.figure.counted for each in group)


def _most(values: Iterable[str | None]) -> str | None:
    """The commonest, the first of the alphabet among equals."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
