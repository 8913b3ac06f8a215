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
from tasks.report.words import begun, clipped

_AGREED, _AGAINST = 5, 7  # lines of a column
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
    left_out: tuple[LeftOut, ...]  # those that leave out most first
    n_left_out: int


def glance(
    found: Sequence[Claim], groups: Sequence[Group], plots: Sequence[Plot], others: Sequence[Dispute],
    said: Sequence[Utterance], sources: Sources,
) -> Glance:  # fmt: skip
    """The three columns of a story."""
    agreed = _agreed(groups, plots, sources)
    against = [_of_plot(each, sources) for each in plots if each.verdict == "conflict"]
    against += [_of_dispute(each, sources) for each in others]
    against += [_of_utterance(each) for each in said if each.conflict_id]
    omitted = [claim for claim in found if claim.omitted]
    left = [each for source in sources if (each := _left_out(source, omitted))]
    n_left = sum(len(each.texts) + each.more for each in left)
    left.sort(key=lambda each: -len(each.texts) - each.more)
    return Glance(tuple(agreed[:_AGREED]), len(agreed), tuple(against[:_AGAINST]), len(against), tuple(left), n_left)


def _agreed(groups: Sequence[Group], plots: Sequence[Plot], sources: Sources) -> list[Agreed]:
    """Agreed figures and claims, those that most texts carry first."""
    lines = [line for group in groups if group.sign == "=" for line in (*group.lines, *group.more)]
    said = [_item(line.text, line.anchor, tuple([(cell.source, cell.kind) for cell in line.cells])) for line in lines]
    counted = [
        _item(_figure(each), each.anchor, _cells_of(each, sources)) for each in plots if each.verdict == "agreement"
    ]
    return sorted([*counted, *said], key=lambda item: -item.n)


def _item(text: str, anchor: str, cells: tuple[tuple[Source, str], ...]) -> Agreed:
    return Agreed(clipped(begun(text), _TEXT), anchor, cells, _share(cells), _carried(cells))


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
    sides = tuple((side.text, sources.ordered(_who(each.readings, side))) for side in each.sides)
    return Against(each.name, each.anchor, sides)


def _who(readings: Sequence[Reading], side: Reading) -> list[Source]:
    same = [each for each in readings if (each.low, each.high, each.shape) == (side.low, side.high, side.shape)]
    return [source for each in same if not each.superseded or each is side for source in each.sources]


def _of_dispute(each: Dispute, sources: Sources) -> Against:
    sides = tuple((clipped(side.value, _QUOTE), sources.ordered(side.sources)) for side in each.sides)
    return Against(clipped(each.question, _TEXT), each.anchor, sides)


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
        (clipped(begun(claim.row["text"]), _TEXT), claim.id) for claim in found if claim.status(source) == "omitted"
    ]
    return LeftOut(source, tuple(texts[:2]), len(texts) - len(texts[:2])) if texts else None
