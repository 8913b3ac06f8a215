"""Whom an office alone means: *the health minister* of one report is *Health Minister Ines Lopez* of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.link.records import Quote, Report
from tasks.link.stems import stem
from tasks.link.utterances.lexicon import listed
from tasks.link.utterances.speakers import Speaker, speaker
from tasks.link.words import folded

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDS = re.compile(r"[.;:!?\n\"“”()]")
NAME = re.compile(r"[A-ZÀ-Þ][^\W_]*(?:['’-][^\W_]+)*")
OF = re.compile(r"\s(?:of|for)\s")
WHERE = re.compile(r"\s(?:at|in|on|after|before|during|who|whose|with|from|as|to)\s|,")
OWNER = re.compile(r"[^\W_]+['’]s?\s")
OTHER_OFFICES = frozenset(
    map(stem, ("prime", "former", "ex", "deputy", "vice", "acting", "shadow", "interim", "late", "outgoing"))
)
ALIKE = 5  # letters that a country and its people have in common
BEFORE, AFTER = 50, 60  # characters beside a name in which an office stands


@dataclass(frozen=True, slots=True)
class Office:
    """The words of a phrase that says what somebody is, and of its part before *of* and the like."""

    words: frozenset[str]
    head: tuple[str, ...]

    def may_be(self, other: Office) -> bool:
        """Whether who is called this may be who is called the other, more fully."""
        if not self.head or self.head[-1] not in other.head or OTHER_OFFICES & (self.words ^ other.words):
            return False
        return all(any(word[:ALIKE] == theirs[:ALIKE] for theirs in other.words) for word in self.words)


def bearers(reports: Sequence[Report], quotes: Sequence[Quote]) -> dict[str, Speaker]:
    """Quotes whose speaker goes by an office with *the*, by id -> the only person whom the reports give that office.

    Persons are those whom other quotes of the story name as speakers.
    """
    offices = {quote.quote_id: office for quote in quotes if (office := _office_of(quote))}
    if not offices:
        return {}
    people = _people(quotes)
    held = _held(reports, people)
    found = {}
    for id_, office in offices.items():
        holders = [last for last, phrases in sorted(held.items()) if any(map(office.may_be, phrases))]
        if len(holders) == 1:
            found[id_] = people[holders[0]]
    return found


def _office_of(quote: Quote) -> Office | None:
    """A definite description without where or when its bearer speaks."""
    text = folded((quote.speaker_text or "").strip())
    if quote.speaker or quote.speaker_source != "description" or not text.startswith("the "):
        return None
    office = WHERE.split(text)[0]
    return None if OF.split(office)[0].endswith("s") else _office(office)


def _office(text: str) -> Office:
    return Office(frozenset(_stems(text)), tuple(_stems(OWNER.sub("", OF.split(text)[0]))))


def _stems(text: str) -> list[str]:
    bare = (word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text))
    return [stem(word) for word in bare if word not in listed("function")]


def _people(quotes: Sequence[Quote]) -> dict[str, Speaker]:
    """Last name -> the speaker of that name who is named most fully; none where two bear it."""
    found: dict[str, set[Speaker]] = defaultdict(set)
    for quote in quotes:
        one = speaker(quote)
        if len(one.name) > 1 and quote.speaker:
            found[one.name[-1]].add(one)
    fullest = {last: max(ones, key=lambda one: (len(one.name), one.name)) for last, ones in found.items()}
    return {last: one for last, one in fullest.items() if all({*each.name} <= {*one.name} for each in found[last])}


def _held(reports: Sequence[Report], people: Mapping[str, Speaker]) -> dict[str, set[Office]]:
    """Last name -> what stands right beside it."""
    held: dict[str, set[Office]] = defaultdict(set)
    for report in reports:
        for text in report.fields.values():
            for match in NAME.finditer(text):
                last = folded(match.group()).removesuffix("'s").removesuffix("’s")
                if last in people:
                    held[last].update(_beside(text, match.start(), match.end(), people[last]))
    return held


def _beside(text: str, start: int, end: int, person: Speaker) -> Iterator[Office]:
    """What stands before a name, a comma between or none, and after it between commas."""
    before = ENDS.split(text[max(0, start - BEFORE) : start])[-1]
    given = before.lower().rfind(person.name[0])
    yield _office(folded((before if given < 0 else before[:given]).rstrip(" ,").split(",")[-1]))
    after = ENDS.split(text[end : end + AFTER])[0].split(",")
    if len(after) > 1 and not after[0].strip():
        yield _office(folded(after[2] if after[1].strip().isdigit() and len(after) > 2 else after[1]))
