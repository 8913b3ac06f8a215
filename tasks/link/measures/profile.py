"""All that a figure and its sentence say of the quantity it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from tasks.link.measures import counted, lexicon, moments, rates, telling
from tasks.link.measures.ages import age_of, described
from tasks.link.measures.aspects import aspects
from tasks.link.measures.beside import Beside, beside, done, things
from tasks.link.measures.counted import Counted
from tasks.link.measures.holder import Holder, holder
from tasks.link.measures.kinship import Kinship
from tasks.link.measures.lexicon import Action, Noun
from tasks.link.measures.persons import resolved
from tasks.link.measures.spread import Spread, spread
from tasks.link.records import Figure, Report
from tasks.link.terms import sense_of
from tasks.link.words import words

_SHARES = frozenset(map(lexicon.stem, ("share", "stock", "index", "shareholder")))
_POINTING = re.compile(r"\W*(?:It|They|She|He|This|That|These|Those)\b")
_END = re.compile(r"(?<=[.!?])[\"”’]?\s+|\n+")
_OF_PEOPLE = ("any", "group")
_OF_THINGS = ("buy", "sell", "owe", "produce", "build", "fine")  # "ordered to leave" is no order of goods
_NO_MARKET = ("second", "metre", "square metre", "gram", "litre")
_MONTHS = 60 * 24 * 3600.0  # seconds
_SENTENCE = 240  # characters looked back for the sentence before


@dataclass(frozen=True, slots=True)
class Profile:
    """A figure as measures compare it.

    `unit` is the unit compared in, and `spread` what the figure allows in it; `done` what the row and the words beside
    the number say was done, `things` the classes of things named beside a number that is no count; `when` marks another
    time than now; `part` that not all of a whole are counted, `share` which of the two it is in "six of nine", `tally`
    in "92 votes to 84", `each` that each of several gets it; `content` are the words of its sentence, `senses` what
    they mean, `times` and `years` the sentence's words of when, weekdays aside,
    `names` those that are capitalized; `where` the words of the place; `market` says that a market made the
    number, by the minute; `holder` is whose number it is; `aspects` say what a time, a length or a sum is of, `anchor`
    what a distance is from, `basis` on what condition; `bare` is a number whose sentence does not name what it counts;
    `speaking` are those who say something; `aged` what those whose age it is are called; `so_far` is a count or time up
    to an hour or day, `labelled` a number whose very name is what it counts.
    """

    figure: Figure
    outlet: str
    copy_group: str
    time: datetime | None
    is_current: bool
    unit: str
    spread: Spread
    counted: Counted
    done: frozenset[Action]
    things: frozenset[str]
    lemma: str | None
    when: str | None
    part: str | None
    share: str | None
    rate: str | None
    each: bool
    tally: str | None
    planned: bool
    age_of: tuple[str, ...]
    aged: frozenset[Noun]
    content: frozenset[str]
    senses: frozenset[str]
    times: frozenset[str]
    years: frozenset[str]
    names: frozenset[str]
    where: frozenset[str]
    market: bool
    change: bool
    period: str | None
    which: str | None
    scope: str | None
    holder: Holder | None
    aspects: frozenset[tuple[str, float]]
    bare: bool
    speaking: bool
    basis: str | None
    anchor: str | None
    so_far: bool
    labelled: bool
    kin: Kinship

    @property
    def voice(self) -> str | None:
        """Whose figure it is, where it is somebody's."""
        return self.figure.attributed_to

    @property
    def is_past(self) -> bool:
        """Whether its sentence speaks of an earlier time without saying of which."""
        return moments.is_past(self.kin.text)

    @property
    def is_change(self) -> bool:
        """Whether it is by how much something changed; what is lost, but for a share, is a sum or amount."""
        lost = self.figure.action_class == "lose" and self.unit != "percent"
        return self.figure.is_change and not lost and self.unit != "metre"

    @property
    def number(self) -> float:
        """The number as it is written, in the figure's own unit."""
        return self.figure.value_high or self.figure.value_low or 0.0


def profiles(reports: Sequence[Report], figures: Sequence[Figure]) -> list[Profile]:
    """The figures of a story that can be readings of a measure, by id; KeyError for one of no report."""
    by_id = {report.article_id: report for report in reports}
    known = frozenset().union(*(telling.named(text) for report in reports for text in _running(report)))
    ordered = sorted(figures, key=lambda each: each.figure_id)
    found = (_profile(figure, by_id[figure.article_id], known) for figure in ordered)
    return _with_persons([each for each in found if each is not None], by_id, known)


def _with_persons(found: list[Profile], reports: dict[str, Report], known: frozenset[str]) -> list[Profile]:
    """Ages with the name of whose they are, where other words of the story tell it."""
    ages = [each for each in found if each.age_of]
    names = {each.figure.figure_id: each.age_of for each in ages}
    whose = resolved(names, [each.figure for each in ages], reports, known) if ages else {}
    return [replace(each, age_of=whose[each.figure.figure_id]) if each.age_of else each for each in found]


def _running(report: Report) -> list[str]:
    """The texts of a report but its headline, whose words may all have capitals."""
    return [text for field, text in sorted(report.fields.items()) if field != "title"]


def _profile(figure: Figure, report: Report, known: frozenset[str]) -> Profile | None:
    base, factor = lexicon.units().get(figure.unit, (figure.unit, 1.0))
    values = spread(figure.value_low, figure.value_high, figure.modifier, figure.text, factor)
    if values is None or figure.unit == "ordinal":
        return None
    before = report.text(figure.field, figure.sentence_start, figure.char_start)
    after = report.text(figure.field, figure.char_end, figure.sentence_end)
    if telling.misprinted(figure, before, after) or telling.apposed(figure, before, after):
        return None
    earlier = _meant(report, figure, before)
    near = beside(before, after)
    base = "magnitude" if base == "count" and telling.magnitude(before, after) else base
    verbs = done(figure, near)
    phrase = telling.sum_of(base, after) or figure.counted
    what, verbs = counted.implied(counted.read(phrase), phrase, base, verbs, before + after)
    verbs = frozenset(each for each in verbs if what.kind not in _OF_PEOPLE or each.name not in _OF_THINGS)
    said = frozenset(words(f"{before} {after}"))
    content = _content(said, what)
    change = _change(figure, base, near)
    of = things(base, what, near if phrase == figure.counted else ("", ""))
    return Profile(
        figure, report.outlet, report.copy_group, report.time, report.is_current, base, values, what, verbs, of,
        _lemma(figure), _when(figure, report, before, after, near),
        telling.part(before, after) if base == "count" else None, telling.share(before, after),
        rates.rate(after), rates.each(near[0], after), _tally(figure, what, verbs, before, after),
        telling.planned(*near), age_of(figure, before, after), described(figure, before, after),
        content, telling.senses(f"{earlier} {before} {after}"),
        moments.times(said), moments.years(f"{before} {after}"), telling.names(before, after, known),
        frozenset((figure.place or "").casefold().split()),
        _market(base, what, of, content, change) or telling.indexed(f"{before}{figure.text}{after}"), change,
        telling.period(*near), telling.which(before, after, near), telling.scope(*near),
        holder(figure, before, known), aspects(base, before, after, earlier) | rates.priced(base, after),
        telling.bare(figure, before, after), telling.speaking(figure, after),
        telling.basis(*near) or telling.kind(before, after, near), telling.anchor(after),
        moments.so_far(before, after) or (_is_short(base, values) and rates.ongoing(*near)),
        telling.labelled(figure, before, after),
        Kinship(f"{earlier} {before} {after}", near, _previous(report, figure), figure.counted),
    )  # fmt: skip


def _change(figure: Figure, unit: str, near: Beside) -> bool:
    """Whether a number is by how much something changed; what is lost, but for a share, is a sum or amount."""
    lost = figure.action_class == "lose" and unit != "percent"
    named = (unit == "percent" or lexicon.is_money(unit)) and telling.change(figure, *near)
    return (figure.is_change and not lost) or named


def _meant(report: Report, figure: Figure, before: str) -> str:
    """The sentence before, where a sentence begins with a word that points back to it: "It was over in minutes"."""
    return _previous(report, figure) if _POINTING.match(before) else ""


def _previous(report: Report, figure: Figure) -> str:
    """The sentence before a figure's."""
    text = report.text(figure.field, max(0, figure.sentence_start - _SENTENCE), figure.sentence_start).strip()
    return _last_sentence(text)


@lru_cache(maxsize=1_000)  # a sentence has several figures
def _last_sentence(text: str) -> str:
    return _END.split(text)[-1]


def _when(figure: Figure, report: Report, before: str, after: str, near: Beside) -> str | None:
    """Another time than now that a number is of, as the words beside it or the begin of its sentence say."""
    now = report.time.year if report.time else None
    return (
        moments.when(figure, *near, now) or moments.opening_year(before, now) or moments.past_year(before, after, now)
    )


def _market(unit: str, what: Counted, of: frozenset[str], content: frozenset[str], change: bool) -> bool:
    """Whether a market makes the number by the minute; what share of a firm somebody has is none of its."""
    if unit in _NO_MARKET or (unit == "percent" and not change):
        return False
    shares = unit != "count" and not content.isdisjoint(_SHARES)
    return shares or what.kind == "market" or bool(of & lexicon.markets())


def _is_short(unit: str, values: Spread) -> bool:
    """Whether a time is one that goes on from report to report, not one of months and years."""
    return unit == "second" and values.high < _MONTHS


def _tally(figure: Figure, what: Counted, done: frozenset[Action], before: str, after: str) -> str | None:
    """Which number of a vote a count is, where its words are of a vote."""
    voted = what.name in ("vote", "lawmaker") or any(action.name == "vote" for action in done)
    return rates.tally(before, after) if figure.unit == "count" and voted else None


def _lemma(figure: Figure) -> str | None:
    """The verb, where it tells something that its class does not."""
    lemma = figure.action
    return sense_of(lemma.replace(" ", "-")) if lemma and lemma not in lexicon.common() else None


def _content(said: frozenset[str], what: Counted) -> frozenset[str]:
    found = {lexicon.stem(word) for word in said - lexicon.common() if not word[0].isdigit()}
    return frozenset(found | ({what.name} if what.name else set()))
