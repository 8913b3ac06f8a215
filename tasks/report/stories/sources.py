"""Who reports a story: each outlet with its letters, its colour, and the times of its articles in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.report.stories.read import Row
from tasks.report.words import MONTHS, moment

COLOURS = 5  # texts that have a colour of their own; what comes after them is told by its letters alone
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ARTICLES = frozenset({"the", "a", "an", "www"})


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet in a story: `letter` is its own there; outlets of one text share a `colour` (0: none of its own)."""

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
        first: dict[str, Row] = {}
        for row in articles:
            first.setdefault(row["outlet"], row)
        letters = letters_of({outlet: row["name"] for outlet, row in first.items()})
        colours = _colours(
            list(first.values()), {row["copy_group_id"] for row in articles if row["article_id"] in at_stake}
        )
        owners = {row["copy_group_id"]: row["name"] for row in reversed(list(first.values()))}
        self._by_outlet = {
            outlet: Source(
                outlet,
                row["name"],
                letters[outlet],
                colours[row["copy_group_id"]],
                self.dates.words(printed(row)),
                "" if owners[row["copy_group_id"]] == row["name"] else owners[row["copy_group_id"]],
            )
            for outlet, row in first.items()
        }
        self._by_article = {row["article_id"]: self._by_outlet[row["outlet"]] for row in articles}

    def __iter__(self) -> Iterator[Source]:
        return iter(self._by_outlet.values())

    def __len__(self) -> int:
        return len(self._by_outlet)

    def of(self, outlet: str) -> Source:
        """The source of an outlet of the story; raises KeyError for another."""
        return self._by_outlet[outlet]

    def by(self, article_id: str) -> Source:
        """The source of an article of the story; raises KeyError for another."""
        return self._by_article[article_id]

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

    def words(self, value: datetime | None) -> str:
        """A time in words, in UTC; empty where it is not known."""
        if value is None:
            return ""
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
    yield from initials
    yield from (first + second.lower() for first in initials[:1] for second in initials[1:])
    yield from (initials[0] + letter for letter in "".join(words)[1:])
    yield from (f"{initials[0]}{number}" for number in range(1, 10_000))


def _colours(firsts: Sequence[Row], at_stake: Collection[str]) -> dict[str, int]:
    groups = list(dict.fromkeys(row["copy_group_id"] for row in firsts))
    coloured = sorted(groups, key=lambda group: group not in at_stake)[:COLOURS]
    places = [group for group in groups if group in coloured]
    return {group: places.index(group) + 1 if group in coloured else 0 for group in groups}
