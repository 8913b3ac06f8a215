"""Which of a story's measures a statement gives a reading of, and which its whole report does."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tasks.link.measures import Measure, measures
from tasks.link.records import Figure, Report, Statement

Names = frozenset[str]


class Measured:
    """A story's measures, each by the id of its first figure, at the places of their readings."""

    def __init__(self, measures: Iterable[Measure], figures: Iterable[Figure]) -> None:
        name_of = {id_: measure.figures[0] for measure in measures for id_ in measure.figures}
        self._at: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        told: dict[str, set[str]] = defaultdict(set)
        for figure in figures:
            if name := name_of.get(figure.figure_id):
                self._at[figure.article_id, figure.field].append((figure.char_start, name))
                told[figure.article_id].add(name)
        for places in self._at.values():
            places.sort()
        self._told = {id_: frozenset(names) for id_, names in told.items()}

    def of(self, statement: Statement) -> Names:
        """Those that the words of a statement give."""
        places = self._at.get((statement.article_id, statement.field), [])
        first, behind = (bisect_left(places, (at, "")) for at in (statement.char_start, statement.char_end))
        return frozenset(name for _, name in places[first:behind])

    def told_by(self, article_id: str) -> Names:
        """Those that a report gives, in whatever place."""
        return self._told.get(article_id, frozenset())


def measured_in(
    reports: Sequence[Report], figures: Sequence[Figure], counted: Sequence[Measure] | None = None
) -> Measured:
    """The measures of a story's reports: those `counted`, or found where they are not given."""
    return Measured(measures(reports, figures) if counted is None else counted, figures)


NO_MEASURES = Measured((), ())
