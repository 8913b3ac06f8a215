"""What stands beside a plot in words: a row a reading, and every reading's sentence."""

from __future__ import annotations

from markupsafe import Markup

from tasks.report.markup import safe
from tasks.report.stories.plot import Plot
from tasks.report.stories.readings import Reading
from tasks.report.stories.signs import letters

_SHAPES = {"exact": "exactly", "about": "about", "right": "from here up", "left": "up to here", "band": "a range"}


def rows(plot: Plot) -> Markup:
    """The rows of a plot's table; the drawing lies over their middle column."""
    return Markup("\n".join([_row(mark.reading) for mark in plot.marks]))


def _row(reading: Reading) -> str:
    said = f'<a class="own" href="#{safe(reading.figure_id)}">“{safe(reading.text)}”</a>'
    whose = safe(reading.attributed_to or "in its own voice")
    when = f'<span class="t">{reading.when or "no time"}</span>'
    return (
        f'<tr role="row"><th role="rowheader" scope="row" class="who">{when} {letters(reading.sources)} '
        f'<span class="by">{_by(reading)}</span></th>'
        f'<td role="cell" class="track"><span class="vh">{_SHAPES[reading.shape]}</span></td>'
        f'<td role="cell" class="says">{said} <small>{whose}</small></td></tr>'
    )


def _by(reading: Reading) -> str:
    """Whose text it is; where several carry one, how many, the names for who asks."""
    name, replaced = safe(reading.name), " <small>replaced</small>" if reading.superseded else ""
    if len(reading.sources) == 1:
        return f'<b title="{name}">{name}</b>{replaced}'
    kind = "outlets" if reading.sources[0].key == reading.sources[0].outlet else "reports"
    several = f'<b title="{name}">{len(reading.sources)} {kind}</b>'
    return f'{several} <small>one text<span class="vh">: {name}</span></small>{replaced}'


def sentences(plot: Plot) -> Markup:
    """Each reading's sentence, its number a link to where it stands."""
    return Markup("\n".join(map(_sentence, plot.readings)))


def _sentence(reading: Reading) -> str:
    before, number, after = map(safe, reading.sentence)
    told = f'{before}<a href="#{safe(reading.figure_id)}"><b>{number}</b></a>{after}'
    who = f'<span class="who">{letters(reading.sources)} <b>{safe(reading.name)}</b></span>'
    return f'<li>{who} <span class="own" dir="auto">{told}</span></li>'
