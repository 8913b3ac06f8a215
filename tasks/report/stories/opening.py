"""What a page opens with: the first disagreement in full, the others in a line each; the rest stands further down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.report.stories.disputes import Dispute
from tasks.report.stories.glance import Against, Glance
from tasks.report.stories.plot import Plot

_MOVED = 2  # updated figures that are named at once


@dataclass(frozen=True, slots=True)
class Opening:
    """The picture that leads (a plot, or else sentences side by side), the lines under it, and what is left."""

    plot: Plot | None
    dispute: Dispute | None
    others: tuple[Against, ...]
    moved: tuple[Plot, ...]
    plots: tuple[Plot, ...]
    disputes: tuple[Dispute, ...]

    @property
    def anchor(self) -> str:
        """The address of what leads; empty where nothing does."""
        return self.plot.anchor if self.plot else self.dispute.anchor if self.dispute else ""


def opening(plots: Sequence[Plot], disputes: Sequence[Dispute], glance: Glance) -> Opening:
    """A disputed figure leads, or else another dispute, or else the first figure that several give."""
    disputed = [each for each in plots if each.verdict == "conflict"]
    dispute = disputes[0] if disputes and not disputed else None
    plot = None if dispute else next(iter([*disputed, *plots]), None)
    rest = tuple(each for each in plots if each is not plot)
    made = Opening(plot, dispute, (), (), rest, tuple(each for each in disputes if each is not dispute))
    others = tuple(each for each in glance.against if each.href != made.anchor)
    moved = tuple(each for each in rest if each.verdict == "update")[:_MOVED]
    return Opening(plot, dispute, others, moved, rest, made.disputes)
