"""Where each document went: stacked bars whose parts add up, one for each stage and one for the whole run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.report.stages import in_order
from tasks.report.words import count, digits, number
from warehouse.ledger import Row, RunRecord

# What a label needs to stand in its part of a bar, in px, on the narrowest screen (360 px, of which a bar has 320).
_BAR, _CHARACTER, _PADDING = 320, 7.4, 12


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: what it counts, how many, and where it lies (percent of the longest bar)."""

    kind: str  # through, unchanged, quarantined, unfinished
    n: int
    start: float
    width: float
    label: str  # empty where it would not fit: the number then stands in the words beside the bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the picture: `title` says it in a sentence, `words` what was set aside."""

    name: str
    parts: tuple[Part, ...]
    title: str
    words: tuple[tuple[str, bool], ...] = ()  # the words, and whether they are strong
    end: float | None = None  # where the line down to the next bar starts, in percent

    @property
    def total(self) -> int:
        """How many documents the bar holds."""
        return sum(part.n for part in self.parts)


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture."""

    came_in: Bar
    stages: tuple[Bar, ...]
    all_told: Bar
    equation: str

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All bars, from the top."""
        return (self.came_in, *self.stages, self.all_told)


def flow(record: RunRecord) -> Flow:
    """The documents of a run through its stages."""
    rows = {str(row["stage"]): row for row in record.stages}
    names = in_order(rows)
    documents = number(record.run, "n_documents")
    longest = max([documents, 1, *(max(number(r, "rows_in"), number(r, "rows_out")) for r in record.stages)])
    entering = [documents, *(number(rows[name], "rows_out") for name in names)]
    bars = tuple(
        _stage(rows[name], before, longest, record, name == names[-1])
        for name, before in zip(names, entering, strict=False)
    )
    parts = stack([("through", documents)], longest, "document")
    end = _end(documents, longest) if bars else None
    came_in = Bar("came in", parts, f"{count(documents, 'document')} came in", end=end)
    return Flow(came_in, bars, _all_told(record, longest), equation(record))


def stack(parts: Sequence[tuple[str, int]], longest: int, noun: str = "") -> tuple[Part, ...]:
    """Parts of a bar side by side, those of none left out; `longest` is what fills the width."""
    placed, start = [], 0
    for kind, n in parts:
        if n > 0:
            width = round(100 * (start + n) / longest, 2) - round(100 * start / longest, 2)
            placed.append(Part(kind, n, round(100 * start / longest, 2), round(width, 2), _label(n, width, noun)))
            start += n
    return tuple(placed)


def _label(n: int, width: float, noun: str) -> str:
    room = width / 100 * _BAR - _PADDING
    fitting = (text for text in (count(n, noun) if noun else "", digits(n)) if text and len(text) * _CHARACTER <= room)
    return next(fitting, "")


def _end(n: int, longest: int) -> float:
    return round(100 * n / longest, 2)


def _stage(row: Row, before: int, longest: int, record: RunRecord, is_last: bool) -> Bar:
    """A stage's bar: what went on, what was quarantined whole, and what else stayed behind."""
    name, rows_in, out = str(row["stage"]), number(row, "rows_in"), number(row, "rows_out")
    behind = max(rows_in - out, 0)
    whole = min(number(row, "rows_quarantined"), behind)
    rest, kind = behind - whole, "unchanged" if name == "ingest" else "unfinished"
    words = [(text, False) for text in (_joined(rows_in - before, record), _rest(rest, name, record)) if text]
    words += [(text, True) for text in _quarantined(whole, number(row, "rows_quarantined") - whole)]
    title = f"{name}: {digits(rows_in)} came in, " + ", ".join([f"{digits(out)} went on", *(text for text, _ in words)])
    parts = stack([("through", out), (kind, rest), ("quarantined", whole)], longest)
    return Bar(name, parts, title, tuple(words), None if is_last else _end(out, longest))


def _joined(extra: int, record: RunRecord) -> str:
    if extra <= 0:
        return f"{digits(-extra)} not handed on" if extra else ""
    return f"{digits(extra)} of earlier runs {'cleaned again' if extra == record.recleaned else 'joined'}"


def _rest(n: int, stage: str, record: RunRecord) -> str:
    if not n:
        return ""
    if stage == "ingest":
        return f"{digits(n)} unchanged"
    return f"{digits(n)} {'stopped here' if record.failure and record.failure.stage == stage else 'stayed behind'}"


def _quarantined(whole: int, rows: int) -> list[str]:
    said = [f"{digits(whole)} quarantined"] if whole else []
    return said + ([f"{count(rows, 'row')} quarantined"] if rows else [])


def shares(record: RunRecord) -> list[tuple[str, int]]:
    """Where a run's documents ended, with what has no end yet (or, in a finished run, was lost)."""
    run = record.run
    known = [
        ("through", number(run, "n_articles")),
        ("unchanged", number(run, "n_unchanged")),
        ("quarantined", number(run, "n_quarantined")),
    ]
    return [*known, ("unfinished", max(number(run, "n_documents") - sum(n for _, n in known), 0))]


def equation(record: RunRecord) -> str:
    """The balance of a run as a sum: `412 = 331 articles + 62 unchanged + 19 quarantined`."""
    ends = [n for _, n in shares(record)]
    documents = number(record.run, "n_documents")
    words = [count(ends[0], "article"), f"{digits(ends[1])} unchanged", f"{digits(ends[2])} quarantined"]
    if ends[3]:
        words.append(
            f"{digits(ends[3])} {'not finished' if record.run.get('status') == 'failed' else 'unaccounted for'}"
        )
    return f"{digits(documents)} {'=' if sum(ends) == documents else '≠'} {' + '.join(words)}"


def _all_told(record: RunRecord, longest: int) -> Bar:
    ends = shares(record)
    return Bar("all told", stack(ends, max(longest, sum(n for _, n in ends))), "Documents: " + equation(record))
