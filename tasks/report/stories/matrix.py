"""Who reports what: outlet by claim, in groups of what is agreed, disputed, brought up to date, and told by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tasks.report.stories.disputes import Dispute
from tasks.report.stories.plot import Plot
from tasks.report.stories.read import Row, StoryRows
from tasks.report.stories.sources import Source, Sources
from tasks.report.words import begun

_SHOWN = 10  # agreed claims that stand open; what more there is folds
# What an outlet without a wording of its own does with a claim, by its status: shape, word, sentence.
_WITHOUT = {
    "reported": ("retold", "in other words", "carries it in other words"),
    "omitted": ("omitted", "left out", "leaves it out"),
    "single": ("single", "not here", "does not carry it; only one report does, so it is not counted as left out"),
    "not_applicable": ("apart", "not counted", "is not counted: a stub, printed before it was known, or in doubt"),
}


class Cell(NamedTuple):
    """What one outlet does with one claim: `kind` is its shape, `word` says it, `href` is the sentence."""

    source: Source
    kind: str  # own, said (by somebody), retold, single, omitted, apart (not applicable), silent (gives no value)
    word: str
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One claim, figure or question and what each outlet does with it."""

    anchor: str
    text: str
    cells: tuple[Cell, ...]
    share: str
    href: str = ""


class Single(NamedTuple):
    """A claim of one independent report: who has it, and who could have (nobody is counted as leaving it out)."""

    anchor: str
    text: str
    href: str
    who: tuple[Source, ...]
    others: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind; those in `more` fold."""

    sign: str
    name: str
    note: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    more_words: str = ""
    singles: tuple[Single, ...] = ()


class Claim(NamedTuple):
    """A claim with what is known of it."""

    id: str
    row: Row
    reports: dict[str, Row]  # by source, the first of each
    statuses: dict[str, str]  # by outlet; none where nothing is concluded
    is_shared: bool  # whether two independent reports or more carry it
    omitted: bool  # whether some outlet leaves it out

    def status(self, source: Source) -> str | None:
        """What a source does with it; None where nothing is concluded."""
        return self.statuses.get(source.outlet)


def claims(rows: StoryRows, sources: Sources) -> list[Claim]:
    """The story's claims, those that most independent reports carry first; of equals the readable ones."""
    reports: dict[str, dict[str, Row]] = defaultdict(dict)
    current = {row["article_id"]: sources.by(row["article_id"]).key for row in rows.articles if row["is_current"]}
    for row in sorted(rows.claim_reports, key=lambda row: (row["field"] != "body", row["attributed_to"] is not None)):
        if key := current.get(row["article_id"]):
            reports[row["claim_id"]].setdefault(key, row)
    statuses: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows.coverage:
        for claim_id in row["claim_ids"]:
            statuses[claim_id][row["outlet"]] = row["status"]
    ordered = sorted(rows.claims, key=lambda row: (-row["n_independent"], not _is_whole(row["text"]), row["claim_id"]))
    return [_claim(row, reports.get(row["claim_id"], {}), statuses.get(row["claim_id"], {})) for row in ordered]


def _claim(row: Row, reports: dict[str, Row], statuses: dict[str, str]) -> Claim:
    known = statuses.values()
    is_shared = row["n_independent"] > 1 and "reported" in known
    return Claim(row["claim_id"], row, reports, statuses, is_shared, "omitted" in known)


def _is_whole(text: str) -> bool:
    """Whether a wording reads as a sentence of its own, of a length that is taken in at a glance."""
    return text[:1].isupper() and 25 <= len(text) <= 140


def disputed_claims(rows: StoryRows, plots: Iterable[Plot]) -> set[str]:
    """Claims on which the story's sources disagree: named by a conflict, or holding one of its figures."""
    named = {row["claim_id"] for row in rows.conflicts if row["claim_id"]}
    spans = _disputed_spans(rows, {each.measure_id for each in plots if each.verdict == "conflict"})
    held = {
        row["claim_id"]
        for row in rows.claim_reports
        for start, end in spans.get((row["article_id"], row["field"]), ())
        if row["char_start"] <= start and end <= row["char_end"]
    }
    return named | held


def _disputed_spans(rows: StoryRows, measures: set[str]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows.figures:
        if row["measure_id"] in measures:
            spans.setdefault((row["article_id"], row["field"]), []).append((row["char_start"], row["char_end"]))
    return spans


def matrix(
    found: Sequence[Claim], disputed: set[str], plots: Sequence[Plot], others: Sequence[Dispute], sources: Sources
) -> list[Group]:
    """The groups of the matrix, without empty ones."""
    agreed = [_line(claim, sources) for claim in found if claim.is_shared and claim.id not in disputed]
    kept = {claim.id for claim in found if claim.omitted}
    first = [line for place, line in enumerate(agreed) if place < _SHOWN or line.anchor in kept]
    rest = [line for place, line in enumerate(agreed) if place >= _SHOWN and line.anchor not in kept]
    clashing = [_figure_line(each, sources) for each in plots if each.verdict == "conflict"]
    clashing += [_dispute_line(each, sources) for each in others]
    clashing += [_line(claim, sources) for claim in found if claim.is_shared and claim.id in disputed]
    moved = [_figure_line(each, sources) for each in plots if each.verdict == "update"]
    alone = [_single(claim, sources) for claim in found if not claim.is_shared and claim.reports]
    groups = (
        Group("=", "Agree", _n(len(agreed), "claim") + " that two or more independent reports make and none disputes",
              tuple(first), tuple(rest), f"{len(rest)} more that several report"),
        Group("≠", "Disagree", _n(len(clashing), "line") + " on which the sources do not all agree", tuple(clashing)),
        Group("→", "Updated", _n(len(moved), "figure") + " that later reports replace", tuple(moved)),
        Group("1", "One report only", "nobody is counted as leaving these out", (), (),
              f"{_n(len(alone), 'claim')} that one independent report makes", tuple(alone)),
    )  # fmt: skip
    return [group for group in groups if group.lines or group.more or group.singles]


def _n(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _line(claim: Claim, sources: Sources) -> Line:
    cells = tuple(_cell(claim, source) for source in sources)
    could = [source for source in sources if claim.status(source) is not None]
    carry = [source for source in could if claim.status(source) == "reported"]
    if sources.by_report:
        could, carry = list(sources), [source for source in sources if source.key in claim.reports]
    share = f"{_texts(carry)} of {_texts(could)}" if len(could) > 1 else ""
    return Line(claim.id, begun(claim.row["text"]), cells, share)


def _single(claim: Claim, sources: Sources) -> Single:
    """A claim that one text makes, with its first wording."""
    who = sources.keyed(tuple(claim.reports))
    single = () if sources.by_report else [key for key, status in claim.statuses.items() if status == "single"]
    others = sources.of(tuple(single)) if single else ()
    first = next(iter(claim.reports.values()))
    return Single(claim.id, begun(claim.row["text"]), first["statement_id"], who, others)


def _texts(sources: Sequence[Source]) -> int:
    """How many texts some outlets carry: copies of one text are one."""
    return len({source.same_as or source.name for source in sources})


def _cell(claim: Claim, source: Source) -> Cell:
    status, row = claim.status(source), claim.reports.get(source.key)
    if row is not None:
        by = row["attributed_to"]
        kind = "said" if by else "own"
        word = f"“{by}" if by else "reported" if claim.is_shared else "only here"
        title = f"{source.name} reports it, {'as said by ' + by if by else 'in its own voice'}: {row['text']}"
        return Cell(source, kind, word, title, row["statement_id"])
    if source.key != source.outlet:
        return Cell(source, "silent", "", f"{source.name} does not carry it")
    kind, word, said = _WITHOUT.get(status or "", _WITHOUT["not_applicable"])
    return Cell(source, kind, word, f"{source.name} {said}")


def _figure_line(each: Plot, sources: Sources) -> Line:
    """A figure's values by outlet: the newest of each."""
    newest = {source: reading for reading in each.readings for source in reading.sources}
    cells = []
    for source in sources:
        reading = newest.get(source)
        if reading is None:
            cells.append(Cell(source, "silent", "", f"{source.name} gives no such figure"))
            continue
        by = reading.attributed_to
        title = f"{source.name}: {reading.text}, {by or 'in its own voice'}"
        cells.append(Cell(source, "said" if by else "own", reading.text, title, reading.figure_id))
    texts = _texts([source for source in sources if source in newest])
    return Line(f"{each.anchor}-row", each.name, tuple(cells), _n(texts, "text"), each.anchor)


def _dispute_line(each: Dispute, sources: Sources) -> Line:
    values = {source: (side.value, said.anchor) for side in each.sides for said in side.said for source in said.sources}
    cells = tuple(
        Cell(source, "own", values[source][0], f"{source.name}: {values[source][0]}", values[source][1])
        if source in values
        else Cell(source, "silent", "", f"{source.name} does not say")
        for source in sources
    )
    texts = _texts([source for source in sources if source in values])
    return Line(f"{each.anchor}-row", each.heading, cells, _n(texts, "text"), each.anchor)
