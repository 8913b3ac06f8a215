"""Who reports a story: each outlet with its letters, its colour, and the times of its articles in words.

Where one outlet carries every report (a folder of files is one), each report stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from tasks.report.stories.read import Row
from tasks.report.words import MONTHS, clipped, moment

COLOURS = 5  # texts that have a colour of their own; what comes after them is told by its letters alone
_NAME = 30  # code points of a report's name, where reports stand for themselves
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ARTICLES = frozenset({"the", "a", "an", "www"})


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: a story makes each once
class Source:
    """An outlet in a story: `letter` is its own there; outlets of one text share a `colour` (0: none of its own).

    `key` tells sources apart: the outlet, or the report where each stands for itself.
    """

    key: str
    outlet: str
    name: str
    letter: str
    colour: int
    printed: str  # when, in words; empty where that is not known
    same_as: str = ""  # whose text it carries, where another outlet's


class Sources:
    """The outlets of one story, in order of their first article; found by outlet and by article."""

    def __init__(self, articles: Sequence[Row], at_stake: Collection[str] = ()) -> None:
        """Where there are more texts than colours, those of the articles `at_stake` have theirs before others."""
        self.dates = Dates(articles)
        self.by_report = _stand_alone(articles)
        key = _address if self.by_report else _outlet
        first: dict[str, Row] = {}
        for row in articles:
            first.setdefault(key(row), row)
        names = _names(first) if self.by_report else {outlet: row["name"] for outlet, row in first.items()}
        letters = _numbers(first) if self.by_report else letters_of(names)
        colours = _colours(
            list(first.values()), {row["copy_group_id"] for row in articles if row["article_id"] in at_stake}
        )
        owners = {row["copy_group_id"]: names[each] for each, row in reversed(first.items())}
        self._sources = {
            each: Source(
                each,
                row["outlet"],
                names[each],
                letters[each],
                colours[row["copy_group_id"]],
                self.dates.words(printed(row)),
                "" if owners[row["copy_group_id"]] == names[each] else owners[row["copy_group_id"]],
            )
            for each, row in first.items()
        }
        self._by_article = {row["article_id"]: self._sources[key(row)] for row in articles}
        self._keyed: dict[tuple[str, ...], tuple[Source, ...]] = {}
        self._of: dict[tuple[str, ...], tuple[Source, ...]] = {}

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def __len__(self) -> int:
        return len(self._sources)

    def by(self, article_id: str) -> Source:
        """The source of an article of the story; raises KeyError for another."""
        return self._by_article[article_id]

    def ordered(self, found: Iterable[Source]) -> tuple[Source, ...]:
        """Some sources, each once, in the order of all."""
        wanted = set(found)
        return tuple([source for source in self._sources.values() if source in wanted])

    def keyed(self, keys: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources with some keys, in the order of all; asked again and again, they are looked for once."""
        if keys not in self._keyed:
            self._keyed[keys] = tuple([source for source in self if source.key in keys])
        return self._keyed[keys]

    def of(self, outlets: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources of some outlets, in the order of all; asked again and again, they are looked for once."""
        if outlets not in self._of:
            self._of[outlets] = tuple([source for source in self if source.outlet in outlets])
        return self._of[outlets]

    def named(self, name: str) -> Source:
        """The source of an outlet's name; raises StopIteration for another."""
        return next(source for source in self if source.name == name)

    def knows(self, article_id: str | None) -> bool:
        """Whether the article is one of the story's."""
        return article_id in self._by_article


class Dates:
    """Times of a story in few words: the hour where all fall on one day, else the day too; a midnight is a day."""

    def __init__(self, articles: Sequence[Row]) -> None:
        times = [time for row in articles for time in (printed(row), settled(row)) if time]
        self.one_day = len({time.date() for time in times}) <= 1
        self._words: dict[datetime, str] = {}

    def words(self, value: datetime | None) -> str:
        """A time in words, in UTC; empty where it is not known."""
        if value is None:
            return ""
        if value not in self._words:
            self._words[value] = self._told(value)
        return self._words[value]

    def _told(self, value: datetime) -> str:
        day = f"{value.day} {MONTHS[value.month - 1][:3]}"
        if value.hour == value.minute == value.second == 0:
            return day
        return f"{value:%H:%M}" if self.one_day else f"{day} {value:%H:%M}"


def printed(article: Row) -> datetime | None:
    """When an article came out, or else when it was fetched, in UTC; None where the source says neither."""
    return moment(article["published_at"]) or moment(article["fetched_at"])


def settled(article: Row) -> datetime | None:
    """Since when a version stands as it is: when it was modified, or else printed."""
    return moment(article["modified_at"]) or printed(article)


def _stand_alone(articles: Sequence[Row]) -> bool:
    """Whether one outlet carries all reports, and they are several."""
    standing = [row for row in articles if row["is_current"]]
    return len({row["outlet"] for row in standing}) == 1 and len({row["copy_group_id"] for row in standing}) > 1


def _outlet(row: Row) -> str:
    return str(row["outlet"])


def _address(row: Row) -> str:
    """What the versions of one report have in common."""
    return str(row["url"] or row["article_id"])


def _names(first: dict[str, Row]) -> dict[str, str]:
    """Reports by their headlines, or else by the files they lay in; each name once."""
    found: dict[str, str] = {}
    for number, (key, row) in enumerate(first.items(), 1):
        name = clipped(row["title"] or PurePosixPath(row["source_uri"] or "").stem or f"report {number}", _NAME)
        found[key] = f"{name} ({number})" if name in found.values() else name
    return found


def _numbers(first: dict[str, Row]) -> dict[str, str]:
    return {key: str(number) for number, key in enumerate(first, 1)}


def letters_of(names: dict[str, str]) -> dict[str, str]:
    """One or two letters an outlet, unique among these, each a function of the names and their order."""
    taken: set[str] = set()
    found = {}
    for outlet, name in names.items():
        letter = next(each for each in _candidates(name) if each not in taken)
        taken.add(letter)
        found[outlet] = letter
    return found


def _candidates(name: str) -> Iterator[str]:
    words = [word for word in _WORD.findall(name.casefold()) if word not in _ARTICLES] or ["x"]
    initials = [word[0].upper() for word in words]
    yield from initials[:1]
    yield from (initials[0] + word for word in words[1:] if word.isdigit() and len(word) < 3)
    yield from initials[1:]
    yield from (first + second.lower() for first in initials[:1] for second in initials[1:])
    yield from (initials[0] + letter for letter in "".join(words)[1:])
    yield from (f"{initials[0]}{number}" for number in range(1, 10_000))


def _colours(firsts: Sequence[Row], at_stake: Collection[str]) -> dict[str, int]:
    groups = list(dict.fromkeys(row["copy_group_id"] for row in firsts))
    coloured = sorted(groups, key=lambda group: group not in at_stake)[:COLOURS]
    places = [group for group in groups if group in coloured]
    return {group: places.index(group) + 1 if group in coloured else 0 for group in groups}
