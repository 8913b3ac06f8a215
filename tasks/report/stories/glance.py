"""What is seen first: what all agree on, where they disagree, and who leaves out what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.report.stories.disputes import Dispute
from tasks.report.stories.matrix import Claim, Group
from tasks.report.stories.plot import Plot
from tasks.report.stories.readings import Reading
from tasks.report.stories.sources import Source, Sources
from tasks.report.stories.wordings import Utterance, Wording
from tasks.report.words import clipped

_ITEMS = 5  # lines of a column
_QUOTE = 44  # code points of a quotation
_TEXT = 96  # code points of a line


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something several say; `kinds` is what each outlet does with it, in the outlets' order."""

    text: str
    href: str
    cells: tuple[tuple[Source, str], ...]
    words: str
    n: int


@dataclass(frozen=True, slots=True)
class Against:
    """Something they disagree on, with its sides: a value and who gives it."""

    text: str
    href: str
    sides: tuple[tuple[str, tuple[Source, ...]], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What one outlet leaves out of what most report."""

    source: Source
    texts: tuple[tuple[str, str], ...]  # words, and the line that shows it
    more: int


@dataclass(frozen=True, slots=True)
class Glance:
    """The three columns; numbers count all there is, not only what is shown."""

    agreed: tuple[Agreed, ...]
    n_agreed: int
    against: tuple[Against, ...]
    n_against: int
    left_out: tuple[LeftOut, ...]
    n_left_out: int


def glance(
    found: Sequence[Claim], groups: Sequence[Group], plots: Sequence[Plot], others: Sequence[Dispute],
    said: Sequence[Utterance], sources: Sources,
) -> Glance:  # fmt: skip
    """The three columns of a story."""
    agreed = _agreed(groups, plots, sources)
    against = [_of_plot(each, sources) for each in plots if each.verdict == "conflict"]
    against += [_of_dispute(each) for each in others]
    against += [_of_utterance(each) for each in said if each.conflict_id]
    left = [each for source in sources if (each := _left_out(source, found))]
    n_left = sum(len(each.texts) + each.more for each in left)
    return Glance(tuple(agreed[:_ITEMS]), len(agreed), tuple(against[:_ITEMS]), len(against), tuple(left), n_left)


def _agreed(groups: Sequence[Group], plots: Sequence[Plot], sources: Sources) -> list[Agreed]:
    """Agreed figures and claims, those that most texts carry first."""
    lines = [line for group in groups if group.sign == "=" for line in (*group.lines, *group.more)]
    found = [(_carried(cells), 1, Agreed(clipped(line.text, _TEXT), line.anchor, cells, _share(cells), _carried(cells)))
             for line in lines for cells in [tuple((cell.source, cell.kind) for cell in line.cells)]]  # fmt: skip
    found += [(_carried(cells), 0, Agreed(_figure(each), each.anchor, cells, _share(cells), _carried(cells)))
              for each in plots if each.verdict == "agreement" and each.name
              for cells in [_cells_of(each, sources)]]  # fmt: skip
    return [each for _, _, each in sorted(found, key=lambda one: (-one[0], one[1]))]


def _carried(cells: Sequence[tuple[Source, str]]) -> int:
    return len({source.same_as or source.name for source, kind in cells if kind in ("own", "said", "retold")})


def _share(cells: Sequence[tuple[Source, str]]) -> str:
    names = [source.name for source, kind in cells if kind in ("own", "said", "retold")]
    left = [source.name for source, kind in cells if kind == "omitted"]
    return f"reported by {', '.join(names)}" + (f"; left out by {', '.join(left)}" if left else "")


def _figure(each: Plot) -> str:
    reading = min(each.readings, key=lambda reading: ("exact", "about", "right", "left", "band").index(reading.shape))
    return clipped(f"{each.name}: {reading.text}", _TEXT)


def _cells_of(each: Plot, sources: Sources) -> tuple[tuple[Source, str], ...]:
    voices = {
        source: "said" if reading.attributed_to else "own" for reading in each.readings for source in reading.sources
    }
    return tuple((source, voices.get(source, "silent")) for source in sources)


def _of_plot(each: Plot, sources: Sources) -> Against:
    """The two readings that are furthest apart, each with all who give that number."""
    sides = tuple((side.text, _who(each.readings, side)) for side in each.sides)
    return Against(each.name, each.anchor, sides)


def _who(readings: Sequence[Reading], side: Reading) -> tuple[Source, ...]:
    same = [each for each in readings if (each.low, each.high, each.shape) == (side.low, side.high, side.shape)]
    return tuple(
        dict.fromkeys(source for each in same if not each.superseded or each is side for source in each.sources)
    )


def _of_dispute(each: Dispute) -> Against:
    sides = tuple((clipped(side.value, _QUOTE), side.sources) for side in each.sides)
    text = each.heading.rpartition(": ")[0] if each.kind == "attribution" and ": " in each.heading else each.heading
    return Against(clipped(text, _TEXT), each.anchor, sides)


def _of_utterance(each: Utterance) -> Against:
    first = each.wordings[0]
    other = max(each.wordings[1:] or each.wordings, key=lambda one: sum(piece.kind == "own" for piece in one.pieces))
    sides = ((f"“{clipped(first.text, _QUOTE)}”", first.sources), (f"“{_excerpt(other)}”", other.sources))
    return Against(f"What {each.speaker} said", each.anchor, sides)


def _excerpt(wording: Wording) -> str:
    """A wording from a little before the first words that only it has."""
    before = ""
    for piece in wording.pieces:
        if piece.kind == "own":
            break
        before += piece.text if piece.kind == "same" else ""
    cut = before.rfind(" ", 0, max(len(before) - 12, 0)) + 1 if len(before) > _QUOTE - 16 else 0
    return ("…" if cut else "") + clipped(wording.text[cut:], _QUOTE)


def _left_out(source: Source, found: Sequence[Claim]) -> LeftOut | None:
    texts = [
        (clipped(claim.row["text"], _TEXT), claim.id)
        for claim in found
        if claim.statuses.get(source.outlet) == "omitted"
    ]
    return LeftOut(source, tuple(texts[:2]), len(texts) - len(texts[:2])) if texts else None
