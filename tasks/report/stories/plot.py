"""A quantity as a picture: a row a reading, a dot or a range on one axis, and what goes with or against what."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tasks.report.stories.read import Row
from tasks.report.stories.readings import Reading, common, corrections, disputed, readings, updates
from tasks.report.stories.scale import Scale, Tick
from tasks.report.stories.sources import Sources

# Nouns that name what was done, so that no word for it need follow.
_NAMING = frozenset(
    {"deaths", "dead", "toll", "casualties", "fatalities", "injuries", "arrests", "detainees", "victims"}
)
_MOST = 8  # rows drawn; the rest stand among the sentences


class Mark(NamedTuple):
    """A reading's row: its mark from `x` to `end` (percent across) at `y` (percent down)."""

    reading: Reading
    x: float
    end: float
    y: float


class Step(NamedTuple):
    """An arrow from one mark to a later one."""

    x: float
    y: float
    to_x: float
    to_y: float
    label: str


class Hatch(NamedTuple):
    """The space between two readings that cannot both be right."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One quantity, drawn: its heading in words, its rows, and all its sentences."""

    measure_id: str
    conflict_id: str
    anchor: str
    verdict: str
    name: str
    heading: str
    label: str
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    zigzag: float | None
    steps: tuple[Step, ...]
    hatch: Hatch | None
    upright: float | None
    readings: tuple[Reading, ...]
    sides: tuple[Reading, ...]  # the two that are furthest apart, where it is disputed
    n_outlets: int
    unit: str  # empty for a plain count

    @property
    def is_compared(self) -> bool:
        """Whether several texts give it, or one text several numbers."""
        return len(self.readings) > 1

    @property
    def more(self) -> int:
        """Readings that are not drawn."""
        return len(self.readings) - len(self.marks)


def plot(
    measure: Row, figures: Sequence[Row], articles: dict[str, Row], sources: Sources, conflict_id: str
) -> Plot | None:
    """A measure as a plot; None where none of its figures has a bound."""
    found = readings(figures, articles, sources)
    if not found:
        return None
    verdict = measure["verdict"]
    apart = disputed(found) if verdict == "conflict" else []
    steps = updates(found) if verdict == "update" else corrections(found) if verdict == "conflict" else []
    kept = _kept(found, apart, steps)
    sides = tuple(sorted((found[at] for at in apart[0]), key=lambda each: each.low)) if apart else ()
    drawn = [found[at] for at in kept]
    scale = _scale(drawn)
    marks = tuple(_mark(each, place, len(drawn), scale) for place, each in enumerate(drawn))
    at = {place: marks[number] for number, place in enumerate(kept)}
    agreed = common(found) if verdict == "agreement" and len(drawn) > 1 else None
    name = quantity(measure)
    return Plot(
        measure_id=measure["measure_id"],
        conflict_id=conflict_id,
        anchor=conflict_id or measure["measure_id"],
        verdict=verdict,
        name=name,
        heading=heading(name, verdict, found, sides, measure["n_outlets"]),
        label=_label(name, verdict, drawn, sides),
        marks=marks,
        ticks=tuple(scale.ticks()),
        zigzag=scale.zigzag,
        steps=tuple(_step(at[one], at[other], verdict) for one, other in steps if one in at and other in at),
        hatch=_hatch(at[apart[0][0]], at[apart[0][1]]) if apart else None,
        upright=None if agreed is None else scale.place(agreed),
        readings=tuple(found),
        sides=sides,
        n_outlets=measure["n_outlets"],
        unit="" if measure["unit"] == "count" else measure["unit"],
    )


def quantity(measure: Row) -> str:
    """What is counted, with what was done to it where a word for that fits: `People injured`, `Fee`."""
    counted = measure["counted"] or measure["action_class"] or "a figure"
    if set(counted.casefold().split()) <= set(measure["unit"].casefold().split()):
        return f"A figure in {measure['unit']}"
    done = _done().get(measure["action_class"] or "", "") if measure["unit"] == "count" else ""
    known = {done, measure["action_class"], *_NAMING}
    words = f"{counted} {done}" if done and not known & set(counted.casefold().split()) else counted
    return words[:1].upper() + words[1:]


@cache
def _done() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("done.toml").read_text(encoding="utf-8"))


def heading(name: str, verdict: str, found: Sequence[Reading], sides: Sequence[Reading], n_outlets: int) -> str:
    """The answer in a line, by a fixed template; it never says who is right."""
    if sides:
        return f"{name}: “{sides[0].text}” and “{sides[1].text}” cannot both be right"
    if verdict == "conflict":
        return f"{name}: these cannot all be right"
    if verdict == "update":
        return f"{name}: updated from “{found[0].text}” to “{found[-1].text}”"
    if n_outlets == 1:
        return f"{name}: {len(found)} reports agree"
    return f"{name}: " + ("both outlets agree" if n_outlets == 2 else f"{n_outlets} outlets agree")


def _scale(drawn: Sequence[Reading]) -> Scale:
    """An axis through the readings, with room for the arrows that leave it at either end."""
    low, high = min(each.low for each in drawn), max(each.high for each in drawn)
    below = any(each.shape == "left" and each.low == low for each in drawn)
    above = any(each.shape == "right" and each.high == high for each in drawn)
    return Scale([value for each in drawn for value in (each.low, each.high)], below, above)


def _label(name: str, verdict: str, drawn: Sequence[Reading], sides: Sequence[Reading]) -> str:
    said = "; ".join(f"{each.name} {each.text}" for each in drawn)
    end = f" “{sides[0].text}” and “{sides[1].text}” cannot both be right." if sides else ""
    return f"{name}, {verdict}: {said}.{end}"


def _kept(found: Sequence[Reading], apart: Sequence[tuple[int, int]], steps: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the readings that are drawn: those that clash, those that change, the first and the newest."""
    wanted = [at for pair in [*apart[:1], *steps] for at in pair] + [0, len(found) - 1]
    wanted += [at for pair in apart for at in pair] + list(range(len(found)))
    return sorted(list(dict.fromkeys(wanted))[:_MOST])


def _mark(reading: Reading, place: int, rows: int, scale: Scale) -> Mark:
    x, end = scale.place(reading.low), scale.place(reading.high)
    return Mark(reading, x, end, round(100 * (place + 0.5) / rows, 2))


def _step(one: Mark, other: Mark, verdict: str) -> Step:
    label = "update" if verdict == "update" else "corrected by the outlet"
    return Step(one.end, one.y, other.x, other.y, label)


def _hatch(one: Mark, other: Mark) -> Hatch:
    (first, last) = sorted((one, other), key=lambda mark: mark.x)
    left, right = first.end, last.x
    top, bottom = sorted((one.y, other.y))
    return Hatch(left, top, round(max(right - left, 1), 2), round(bottom - top, 2))
