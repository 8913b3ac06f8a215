"""A plot as SVG: places are percents of the field, so it fits any width; shape bears the verdict, colour the outlet.

Written here and not in a template, since a page has many; all text in it is a number's but the label, which is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from tasks.report.markup import safe
from tasks.report.stories.plot import Hatch, Mark, Plot, Step

_NE = "M-7-3.500H7M-7 3.500H7M4.500-8L-4.500 8"
_NE_LOW = "M-6-13H6M-6-7H6M4-17L-4-3"
_OPEN = {"right": '<path d="M0 0H42M34-7l8 7-8 7"/>', "left": '<path d="M0 0H-42M-34-7l-8 7 8 7"/>'}


def drawing(plot: Plot) -> Markup:
    """The picture of a plot, its sentence as its label."""
    begin = f'<svg class="drawn" role="img" aria-label="{safe(plot.label)}" width="100%" height="100%">'
    return Markup("".join((begin, *_parts(plot), "</svg>")))


def _parts(plot: Plot) -> Iterator[str]:
    yield '<g class="grid">'
    for tick in plot.ticks:
        yield f'{_upright(tick.x)}<svg x="{tick.x}%" y="0"><text y="-8">{tick.label}</text></svg>'
    for mark in plot.marks:
        yield f'<line class="lead" x1="0" x2="100%" y1="{mark.y}%" y2="{mark.y}%"/>'
    yield "</g>"
    if plot.zigzag is not None:
        yield f'<svg x="{plot.zigzag}%" y="0"><path class="zig" d="M-10 0l5-5 5 10 5-10 5 5"/></svg>'
        yield f'<line class="cutline" x1="{plot.zigzag}%" x2="{plot.zigzag}%" y1="10" y2="100%"/>'
    if plot.upright is not None:
        yield _upright(plot.upright, ' class="upright"')
    if plot.hatch:
        yield _hatching(plot.hatch)
    yield from map(_step, plot.steps)
    yield from map(_mark, plot.marks)
    if plot.hatch:
        yield _unequal(plot.hatch)


def _upright(x: float, classes: str = "") -> str:
    return f'<line{classes} x1="{x}%" x2="{x}%" y1="0" y2="100%"/>'


def _hatching(hatch: Hatch) -> str:
    """The space between two readings, with an edge at each."""
    right, bottom = hatch.x + hatch.width, hatch.y + hatch.height
    edges = "".join(
        f'<line class="edge" x1="{x:.2f}%" x2="{x:.2f}%" y1="{hatch.y}%" y2="{bottom:.2f}%"/>' for x in (hatch.x, right)
    )
    place = f'x="{hatch.x}%" y="{hatch.y}%" width="{hatch.width}%" height="{hatch.height}%"'
    return f'<rect class="hatched" {place}/>{edges}'


def _unequal(hatch: Hatch) -> str:
    """The sign on the hatching: in its middle, and at its lower edge where rows are words over a mark."""
    x, y, bottom = hatch.x + hatch.width / 2, hatch.y + hatch.height / 2, hatch.y + hatch.height
    return (
        f'<svg class="middle" x="{x:.2f}%" y="{y:.2f}%"><circle class="hole" r="13"/><path class="stroke" d="{_NE}"/>'
        f'</svg><svg class="lower" x="{x:.2f}%" y="{bottom:.2f}%"><circle class="hole" cy="-10" r="10"/>'
        f'<path class="stroke" d="{_NE_LOW}"/></svg>'
    )


def _step(step: Step) -> str:
    """An arrow along one row, then down to the other."""
    along = f'<line x1="{step.x}%" x2="{step.to_x}%" y1="{step.y}%" y2="{step.y}%"/>'
    down = f'<line x1="{step.to_x}%" x2="{step.to_x}%" y1="{step.y}%" y2="{step.to_y}%"/>'
    head = f'<svg x="{step.to_x}%" y="{step.to_y}%"><path d="M0-9l-4.500-9h9z"/></svg>'
    return f'<g class="step">{along}{down}{head}</g>'


def _mark(mark: Mark) -> str:
    reading = mark.reading
    begin = f'<g class="mark c{reading.sources[0].colour}{" old" if reading.superseded else ""}">'
    if reading.shape == "band":
        ends = "".join(f'<svg x="{x}%" y="{mark.y}%"><path d="M0-9V9"/></svg>' for x in (mark.x, mark.end))
        bar = f'<line class="band" x1="{mark.x}%" x2="{mark.end}%" y1="{mark.y}%" y2="{mark.y}%"/>'
        return f"{begin}{bar}{ends}</g>"
    hollow = reading.shape == "about" or reading.superseded
    dot = f'<circle class="{"hollow" if hollow else "full"}" r="{6.75 if hollow else 8}"/>'
    return f'{begin}<svg x="{mark.x}%" y="{mark.y}%">{_OPEN.get(reading.shape, "")}{dot}</svg></g>'
