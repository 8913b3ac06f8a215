"""What happens on an invented day, and how its outlets word it: events that develop, tolls that rise, copied texts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

DAY = datetime(2026, 3, 3, tzinfo=UTC)
HOURS = range(24)
STAGES = range(6)  # of an event, four hours apart; two events move on in each hour
_EVENTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events.toml").read_text("utf-8"))["event"]

AGENCY, COPYING, RADIO, REDESIGNED = "Coastline Agency", "Fenland Voice", "Radio Skerry", "Brackwater Times"
OUTLETS = (AGENCY, COPYING, "Tarn Courier", REDESIGNED, RADIO, "Old Quay Gazette")
# Who reports which stage of which event: the remainders of their sum, by three.
_TURN_OF = {
    AGENCY: (0, 1),
    COPYING: (0,),
    "Tarn Courier": (1, 2),
    REDESIGNED: (0, 1, 2),
    RADIO: (2,),
    OUTLETS[-1]: (1,),
}
_ADDED = 3  # times its first number is what the radio counts beyond the others: they cannot all be right

# How a stage is told: the first words of three ways of writing, and what each adds.
_LEADS = (
    "{count} {counted} in the {what} at {place}, the authorities said {when}.",
    "After the {what} in {place} the number rose {when}: {count} {counted}, according to officials.",
    "{when_first}, {place}: {count} {counted}, the {office} confirmed after the {what}.",
)
_TURNS = (
    "The first witnesses were heard before the sun was up.",
    "A command post was set up beside the church of {place}.",
    "The government sent its deputy minister to {place} by helicopter.",
    "A prosecutor opened an inquiry and asked for the records of the last ten years.",
    "Help from two neighbouring districts reached {place} in the afternoon.",
    "In the evening candles stood on the steps of the town hall of {place}.",
)
_WHEN = ("in the night", "at daybreak", "in the morning", "at noon", "in the afternoon", "in the evening")


@dataclass(frozen=True, slots=True)
class Report:
    """What an outlet publishes at one time; `modified` where it corrects what stood at the same address before."""

    outlet: str
    slug: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime
    modified: datetime | None = None

    @property
    def url(self) -> str:
        """Where the outlet publishes it."""
        return f"https://www.{folder(self.outlet).replace('-', '')}.example/news/{self.slug}"


def folder(outlet: str) -> str:
    """The outlet's name as a folder's."""
    return outlet.lower().replace(" ", "-")


def reports(hour: int) -> Iterator[Report]:
    """What comes out in an hour: the reports of a stage of two events, and corrections of earlier ones."""
    stage = hour // 4
    for number in (2 * (hour % 4), 2 * (hour % 4) + 1):
        for place, outlet in enumerate(OUTLETS):
            if (number + stage) % 3 in _TURN_OF[outlet]:
                yield _report(number, stage, outlet, DAY + timedelta(hours=hour, minutes=7 * place))
    yield from _corrections(hour)


def _report(number: int, stage: int, outlet: str, time: datetime, count: int | None = None) -> Report:
    event = _EVENTS[number]
    slug = f"{event['name']}-{stage}"
    voice = OUTLETS.index(outlet)
    counted = event["counts"][stage] if count is None else count
    if outlet == RADIO and stage >= 2:
        counted += _ADDED * event["counts"][0]
    own = _paragraphs(event, stage, voice, counted)
    if outlet == COPYING:
        own = _copied(event, stage, own)
    return Report(outlet, slug, _title(event, stage, voice, counted), own, time)


def _copied(event: dict[str, Any], stage: int, own: tuple[str, ...]) -> tuple[str, ...]:
    """The agency's text, whole or its first half before the outlet's own end."""
    agency = _paragraphs(event, stage, OUTLETS.index(AGENCY), event["counts"][stage])
    return agency if stage % 2 else (*agency[:2], own[-1])


def _paragraphs(event: dict[str, Any], stage: int, voice: int, count: int) -> tuple[str, ...]:
    words = {key: event[key] for key in ("counted", "what", "place", "office")}
    when = _WHEN[stage]
    lead = _LEADS[voice % 3].format(**words, count=f"{count:,}", when=when, when_first=when.capitalize())
    background: list[str] = event["background"]
    first, second, third, fourth = (background[(2 * stage + 3 * voice + n) % len(background)] for n in (0, 1, 5, 7))
    turn = _TURNS[stage].format(place=event["place"])
    last = event["cause"] if stage in (3, 5) else third
    said = (_said(event, voice),) if (stage + voice) % 3 < 2 else ()
    return lead, f"{first} {turn}", *said, f"{second} {fourth} {last}"


def _said(event: dict[str, Any], voice: int) -> str:
    who, office = event["who"], event["office"]
    if voice % 2:
        return f"{who}, {office}, said that {event['reported']}. {who.split()[1]} spoke to reporters beside a map."
    return f"“{event['quote']},” said {who}, {office}, in {event['place']}. Her staff had not slept since Monday."


def _title(event: dict[str, Any], stage: int, voice: int, count: int) -> str:
    told = (f"{count:,} {event['counted']} in {event['place']}", f"{event['place']} after the {event['what']}")
    return f"{told[voice % 2]}, {_WHEN[stage]}"


# Hour: event, stage, outlet and what it had counted at first. The agency takes back a figure ten times too high,
# and two outlets what they had misread.
_MISCOUNTED = {5: (2, 1, AGENCY, 110), 14: (0, 3, "Tarn Courier", 50), 8: (4, 1, REDESIGNED, 42)}
_LATER = timedelta(hours=2)


def _corrections(hour: int) -> Iterator[Report]:
    """New bytes at an old address, two hours after what they correct."""
    for wrong_at, (number, stage, outlet, _) in _MISCOUNTED.items():
        if hour == wrong_at + 2:
            right = _report(number, stage, outlet, DAY + timedelta(hours=wrong_at, minutes=50))
            slug = f"{right.slug}-counted"
            yield replace(right, slug=slug, modified=right.published + _LATER)
    if hour in _MISCOUNTED:
        number, stage, outlet, count = _MISCOUNTED[hour]
        wrong = _report(number, stage, outlet, DAY + timedelta(hours=hour, minutes=50), count)
        yield replace(wrong, slug=f"{wrong.slug}-counted")
