"""Which places of a story's reports may be of one event although they exclude each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tasks.link.conflicts.apart import named_apart, numbered_apart
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import is_over, locates
from tasks.link.conflicts.moments import are_of_one_moment, is_of_what_was_done
from tasks.link.conflicts.nested import are_listed, is_nested, is_wide
from tasks.link.conflicts.partners import Pair, Partners
from tasks.link.conflicts.settings import Setting, nouns, settings
from tasks.link.conflicts.spots import own_words
from tasks.link.conflicts.wards import hurt_in
from tasks.link.conflicts.ways import OPPOSED

LEAST = 0.2  # how much alike two places are told, before any model
HOSPITAL = "hospital"  # the first word of its line in the list of sites
ROOT = 5  # letters with which names of one place begin


class Settings(Partners[Setting]):
    """A story's places, which are candidates of one event, and what is alike between them."""

    def __init__(self, story: Story) -> None:
        super().__init__(story, settings(story), LEAST)
        self._beside = Counter(each.report.article_id for each in self.all)
        self._words = {
            id_: frozenset(word for text in report.fields.values() for word in re.findall(r"\w+", text))
            for id_, report in story.reports.items()
        }
        self._nested: dict[tuple[str, str], bool] = {}
        self._wide: dict[str, bool] = {}

    def pairs(self) -> Iterator[Pair]:
        """Indices of places of two texts that exclude each other, by their order."""
        for one, other in sorted(self.rough):
            mine, yours = self.all[one], self.all[other]
            if are_apart(mine, yours) and not self._tells_both(mine, yours) and self._may_be(mine, yours):
                yield one, other

    def is_nested(self, one: Setting, other: Setting) -> bool:
        """Whether some report has one place as where the other is."""
        names_ = min(one.name, other.name), max(one.name, other.name)
        if not all(names_):
            return False
        if names_ not in self._nested:
            self._nested[names_] = not are_listed(self.story, *names_) and is_nested(self.story, *names_)
        return self._nested[names_]

    def is_wider(self, one: Setting, other: Setting) -> bool:
        """Whether one of two is where the whole story is, in which the other may be."""
        return bool(one.name and other.name) and self._is_wide(one.name) != self._is_wide(other.name)

    def _is_wide(self, name: str) -> bool:
        if name not in self._wide:
            self._wide[name] = is_wide(self.story, name)
        return self._wide[name]

    def count(self, place: Setting) -> int:
        """How many places a place's report has in all."""
        return self._beside[place.report.article_id]

    def is_told_by(self, mine: Setting, yours: Setting) -> bool:
        """Whether the report of the first names the place of the other too."""
        words = own_words(yours.name)
        return bool(words) and words[-1] in self._words[mine.report.article_id]

    def agree(self, one: int, other: int) -> bool:
        """Whether two places may be one."""
        return agree(self.all[one], self.all[other])

    def _may_be(self, one: Setting, other: Setting) -> bool:
        """Whether nothing keeps two places apart: weeks, past and plan, ways, moments, names, numbers."""
        rows = one.row, other.row
        if {one.way, other.way} == {"from", "to"} or not self.story.are_of_one_week(*rows):
            return False
        if set(map(is_over, rows)) == {True, False} or not hurt_alike(one, other) or self._are_two_ways(one, other):
            return False
        if all(map(locates, rows)) and not are_of_one_moment(*rows, self.story):
            return False
        if is_of_what_was_done(*rows) or is_of_what_was_done(*rows[::-1]) or numbered_apart(*rows):
            return False
        return not named_apart(*rows, f"{one.text} {other.text}")

    def _are_two_ways(self, one: Setting, other: Setting) -> bool:
        """Whether both are where somebody comes from, and a report has both: of two ways."""
        if not one.way == other.way == "from":
            return False
        words = [own_words(each.name)[-1:] for each in (one, other)]
        return all(words) and any({*words[0], *words[1]} <= told for told in self._words.values())

    def _tells_both(self, one: Setting, other: Setting) -> bool:
        """Whether the sentence of either names the other's place as well."""
        return any(
            (words := own_words(yours.name)) and re.search(rf"\b{re.escape(words[-1])}\b", mine.sentence)
            for mine, yours in ((one, other), (other, one))
        )


def hurt_alike(one: Setting, other: Setting) -> bool:
    """Whether two places are no hospitals, or those of one part of the injured."""
    if not one.kind == other.kind == HOSPITAL:
        return True
    return hurt_in(one.sentence) == hurt_in(other.sentence) != ""


def are_apart(one: Setting, other: Setting) -> bool:
    """Whether two places exclude each other by their names, their kinds or their sides."""
    if one.side or other.side:
        return OPPOSED.get(one.side) == other.side and one.text.split()[-1] == other.text.split()[-1]
    if one.name and other.name:
        if any(each.name.split()[0].isupper() for each in (one, other)):  # letters that may stand for the other name
            return False
        return not own(one.name) & own(other.name) and not _is_of(one.name, other.name)
    named = bool(one.name or other.name)
    return bool(one.kind and other.kind) and one.kind != other.kind and (named or one.level == other.level != "")


def _is_of(one: str, other: str) -> bool:
    """Whether one name begins as the other does: a capital and its country."""
    return min(own(one))[:ROOT] == min(own(other))[:ROOT]


def own(name: str) -> frozenset[str]:
    """The words of a place's name that are its own, in small letters: not what sort of place it is."""
    words = {word.lower() for word in re.findall(r"\w{2,}", name)}
    return frozenset(words - nouns() or words)


def agree(one: Setting, other: Setting) -> bool:
    """Whether two places may be one: by a word of their names, or by kind where they are not named."""
    if one.name and other.name:
        return bool(set(own_words(one.name)) & set(own_words(other.name)))
    return bool(one.kind) and one.kind == other.kind
