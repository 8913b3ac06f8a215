"""What the articles of a story give for one quantity: readings, and which of them cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, pairwise

from tasks.link.measures.spread import Spread, clash, spread
from tasks.report.stories.read import Row
from tasks.report.stories.sources import Source, Sources, settled

_OPEN = {"over": "right", "at least": "right", "under": "left", "up to": "left"}
_WIDE = 0.8  # share of the widest difference from which on a pair shows it as well
_BANDS = ("range", "magnitude")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text's number for a quantity; several `sources` where outlets carry one text."""

    sources: tuple[Source, ...]
    time: datetime | None
    when: str
    figure_id: str
    text: str
    sentence: tuple[str, str, str]  # before the number, the number, after it
    attributed_to: str | None
    superseded: bool
    shape: str  # exact, about, right (open above), left (open below), band
    low: float
    high: float
    allowed: Spread
    also: tuple[str, ...]  # other figures of the same text that give the same

    @property
    def name(self) -> str:
        """The outlets' names."""
        return ", ".join(source.name for source in self.sources)


def readings(figures: Sequence[Row], articles: dict[str, Row], sources: Sources) -> list[Reading]:
    """The readings of a measure's figures by time, unknown times last; a text that gives a number twice gives one."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in figures:
        article = articles[row["article_id"]]
        bounds = (row["value_low"], row["value_high"], row["modifier"] in ("about", *_BANDS))
        key = (article["copy_group_id"], article["is_current"], *bounds)
        groups.setdefault(key, []).append(row)
    found = [each for group in groups.values() if (each := _reading(group, articles, sources))]
    return sorted(found, key=lambda each: (each.time is None, each.time and each.time.timestamp(), each.figure_id))


def _reading(group: Sequence[Row], articles: dict[str, Row], sources: Sources) -> Reading | None:
    """One reading of figures that say the same; the one in the body stands for them. None where it has no bound."""
    row = min(
        group, key=lambda row: (row["field"] != "body", settled_key(articles[row["article_id"]]), row["char_start"])
    )
    allowed = spread(row["value_low"], row["value_high"], row["modifier"], row["text"])
    if allowed is None:
        return None
    low = row["value_high"] if row["value_low"] is None else row["value_low"]
    article = articles[row["article_id"]]
    time = settled(article)
    shape = _OPEN.get(row["modifier"]) or ("band" if row["modifier"] in _BANDS else row["modifier"])
    return Reading(
        sources=sources.ordered(sources.by(each["article_id"]) for each in group),
        time=time,
        when=sources.dates.words(time),
        figure_id=row["figure_id"],
        text=row["text"],
        sentence=sentence_of(article, row),
        attributed_to=next((each["attributed_to"] for each in (row, *group) if each["attributed_to"]), None),
        superseded=not article["is_current"],
        shape=shape,
        low=low,
        high=low if row["value_high"] is None else row["value_high"],
        allowed=allowed,
        also=tuple(each["figure_id"] for each in group if each is not row),
    )


def settled_key(article: Row) -> tuple[bool, float]:
    """Orders articles by time, those without one last."""
    time = settled(article)
    return time is None, time.timestamp() if time else 0.0


def sentence_of(article: Row, row: Row) -> tuple[str, str, str]:
    """The sentence of a span: what stands before it, the span, and what follows."""
    text = article[row["field"]] or ""
    start, end = row["char_start"], row["char_end"]
    first, last = min(row["sentence_start"], start), max(row["sentence_end"], end)
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def disputed(found: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs of readings that cannot both be right, as places in the list, the widest apart first.

    A version's number that its outlet replaced is no side where standing ones are; nor is a number that a later,
    higher one may only bring up to date, where others are in the way of one another in any case.
    """
    pairs = [
        pair for pair in combinations(range(len(found)), 2) if clash(found[pair[0]].allowed, found[pair[1]].allowed)
    ]
    standing = [pair for pair in pairs if not any(found[at].superseded for at in pair)]
    chosen = standing or pairs
    falling = [pair for pair in chosen if not _rises(found[pair[0]], found[pair[1]])]
    widest = max((_apart(found[one], found[other]) for one, other in falling or chosen), default=0.0)
    return sorted(falling or chosen, key=lambda pair: _order(found, pair, widest))


def updates(found: Sequence[Reading]) -> list[tuple[int, int]]:
    """Each reading that differs from what stood before it and is later, with that one, as places in the list."""
    dated = [place for place, each in enumerate(found) if each.time]
    steps, last = [], dated[0] if dated else 0
    for _, place in pairwise(dated):
        if clash(found[last].allowed, found[place].allowed):
            steps.append((last, place))
            last = place
    return steps


def corrections(found: Sequence[Reading]) -> list[tuple[int, int]]:
    """Each number that its own outlet replaced, with what it says now, as places in the list."""
    return [
        (old, new)
        for old, new in combinations(range(len(found)), 2)
        if found[old].superseded and not found[new].superseded and set(found[old].sources) & set(found[new].sources)
        and clash(found[old].allowed, found[new].allowed)
    ]  # fmt: skip


def common(found: Sequence[Reading]) -> float | None:
    """A value that suits all readings, best one that is named; None where there is none."""
    low, high = max(each.allowed.low for each in found), min(each.allowed.high for each in found)
    if low > high:
        return None
    named = sorted({each.low for each in found if each.shape in ("exact", "about") and low <= each.low <= high})
    return named[len(named) // 2] if named else (low + high) / 2


def _order(found: Sequence[Reading], pair: tuple[int, int], widest: float) -> tuple[bool, int, float, tuple[int, int]]:
    """Pairs nearly as far apart as any come first, among them those that stand next to each other."""
    apart = _apart(found[pair[0]], found[pair[1]])
    near = apart >= _WIDE * widest
    return not near, pair[1] - pair[0] if near else 0, -apart, pair


def _rises(one: Reading, other: Reading) -> bool:
    return bool(one.time and other.time and one.time < other.time and one.allowed.high < other.allowed.low)


def _apart(one: Reading, other: Reading) -> float:
    return max(one.allowed.low, other.allowed.low) - min(one.allowed.high, other.allowed.high)
